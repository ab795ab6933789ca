const TEXTS = {
  th: {
    title: 'มุมลูกค้า', lead: 'เขียนถึงร้านเสียงดี ออดิโอ ในฐานะลูกค้า เปิดหน้าจอเจ้าหน้าที่ไว้ข้าง ๆ แล้วดูข้อความเข้าทันที คำตอบจะกลับมาที่กล่องจดหมายจำลองด้านล่าง',
    desk: 'เปิดหน้าจอเจ้าหน้าที่', write: 'เขียนอีเมลถึงร้าน', name: 'ชื่อของคุณ', address: 'อีเมลของคุณ (สมมติได้)', subject: 'เรื่อง', text: 'ข้อความ', files: 'ไฟล์แนบ',
    shop: 'หน้าร้าน มีแชตและฟอร์ม',
    send: 'ส่งอีเมล', example: 'ใส่ตัวอย่าง', mailbox: 'กล่องจดหมายของคุณ', empty: 'ยังไม่มีจดหมาย เมื่อร้านตอบ จดหมายจะปรากฏที่นี่', sent: 'ส่งแล้ว ดูที่หน้าจอเจ้าหน้าที่ได้เลย',
    answer: 'ตอบกลับ', answering: 'กำลังตอบ:', newMail: 'เขียนฉบับใหม่แทน', missing: 'กรุณากรอกชื่อ อีเมล และข้อความ', failed: 'ส่งไม่สำเร็จ กรุณาลองอีกครั้ง', attached: 'ไฟล์แนบ', other: 'English',
    exampleName: 'มานี รักเสียง', exampleAddress: 'manee@mail.example', exampleSubject: 'หูฟัง SD-200 Air มีเสียงซ่า',
    exampleText: 'สวัสดีค่ะ\n\nเพิ่งซื้อหูฟัง SD-200 Air เมื่อสัปดาห์ที่แล้ว ข้างขวามีเสียงซ่าตลอดเวลาค่ะ ต้องทำอย่างไรคะ\n\nขอบคุณค่ะ\nมานี',
  },
  en: {
    title: "Customer's corner", lead: 'Write to the Siang Dee audio shop as a customer. Keep the desk open beside this page and watch the message arrive; answers come back to the pretend mailbox below.',
    desk: 'Open the desk', write: 'Write a mail to the shop', name: 'Your name', address: 'Your address (make one up)', subject: 'Subject', text: 'Message', files: 'Attachments',
    shop: 'The shop, with chat and form',
    send: 'Send mail', example: 'Fill in an example', mailbox: 'Your mailbox', empty: 'No mail yet. When the shop answers, it appears here.', sent: 'Sent. Have a look at the desk.',
    answer: 'Answer', answering: 'Answering:', newMail: 'Write a new mail instead', missing: 'Please fill in your name, address and message.', failed: 'That did not work. Please try again.', attached: 'Attached', other: 'ภาษาไทย',
    exampleName: 'Amy Collins', exampleAddress: 'amy@mail.example', exampleSubject: 'Crackling sound from my SD-200 Air',
    exampleText: 'Hello,\n\nI bought the SD-200 Air last week and the right side crackles all the time. What should I do?\n\nThank you,\nAmy',
  },
}
const form = document.getElementById('letter')
const element = id => document.getElementById(id)
let language = localStorage.getItem('corner-language') ?? (navigator.language.startsWith('th') ? 'th' : 'en')
let answers = null
let shown = []

function translate() {
  const texts = TEXTS[language]
  document.documentElement.lang = language
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[node.dataset.text]
  element('language').textContent = texts.other
  showMails(shown)
  showAnswering()
}

function showAnswering() {
  element('answering').hidden = !answers
  element('subject-field').hidden = Boolean(answers)
  if (answers) element('answering').querySelector('span').textContent = `${TEXTS[language].answering} ${answers.subject}`
}

function mailNode(mail) {
  const node = document.createElement('article')
  const add = (tag, text, className) => {
    const child = document.createElement(tag)
    child.textContent = text
    if (className) child.className = className
    node.append(child)
    return child
  }
  add('h3', mail.subject)
  const when = new Date(mail.received_at).toLocaleString(language === 'th' ? 'th-TH' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  add('p', `${mail.sender} · ${when}`, 'from')
  add('pre', mail.text)
  if (mail.attachments.length) add('p', `${TEXTS[language].attached}: ${mail.attachments.join(', ')}`, 'files')
  add('button', TEXTS[language].answer, 'quiet').addEventListener('click', () => {
    answers = mail
    showAnswering()
    form.elements.text.focus()
  })
  return node
}

function showMails(mails) {
  shown = mails
  element('mails').replaceChildren(...mails.toReversed().map(mailNode))
  element('empty').hidden = mails.length > 0
}

let watching = 0
async function watch() {
  const turn = ++watching
  const address = form.elements.address.value.trim()
  element('owner').textContent = address
  let known = ''
  while (turn === watching && address.includes('@')) {
    try {
      const response = await fetch(`/corner/mails?address=${encodeURIComponent(address)}&known=${known}`)
      const { mails } = await response.json()
      if (turn !== watching) return
      if (String(mails.length) !== known) showMails(mails)
      known = String(mails.length)
    } catch {
      await new Promise(resolve => setTimeout(resolve, 2000))
    }
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  const data = new FormData(form)
  element('problem').hidden = true
  element('sent').textContent = ''
  if (!data.get('name').trim() || !data.get('address').includes('@') || !data.get('text').trim()) {
    element('problem').textContent = TEXTS[language].missing
    element('problem').hidden = false
    return
  }
  if (answers) data.set('answers', answers.id)
  for (const name of ['name', 'address']) localStorage.setItem(`corner-${name}`, data.get(name))
  const button = form.querySelector('[type=submit]')
  button.disabled = true
  try {
    const response = await fetch('/corner/mails', { method: 'POST', body: data })
    if (!response.ok) throw new Error(String(response.status))
    form.elements.text.value = ''
    form.elements.subject.value = ''
    form.elements.files.value = ''
    answers = null
    showAnswering()
    element('sent').textContent = TEXTS[language].sent
    watch()
  } catch {
    element('problem').textContent = TEXTS[language].failed
    element('problem').hidden = false
  } finally {
    button.disabled = false
  }
})
form.elements.address.addEventListener('change', watch)
element('not-answering').addEventListener('click', () => { answers = null; showAnswering() })
element('language').addEventListener('click', () => {
  language = language === 'th' ? 'en' : 'th'
  localStorage.setItem('corner-language', language)
  translate()
})
element('example').addEventListener('click', () => {
  const texts = TEXTS[language]
  for (const name of ['name', 'address', 'subject', 'text']) form.elements[name].value = texts[`example${name[0].toUpperCase()}${name.slice(1)}`]
  watch()
})
for (const name of ['name', 'address']) form.elements[name].value = localStorage.getItem(`corner-${name}`) ?? ''
translate()
watch()
