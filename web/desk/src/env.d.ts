/// <reference types="vite/client" />

declare module 'virtual:lucide-first' {
  import type { IconifyJSON } from '@iconify/vue'
  const icons: IconifyJSON
  export default icons
}

declare module 'virtual:lucide-rest' {
  import type { IconifyJSON } from '@iconify/vue'
  const icons: IconifyJSON
  export default icons
}

declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}
