/// <reference types="vite/client" />

declare module 'virtual:lucide-subset' {
  import type { IconifyJSON } from '@iconify/vue'
  const icons: IconifyJSON
  export default icons
}

declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}
