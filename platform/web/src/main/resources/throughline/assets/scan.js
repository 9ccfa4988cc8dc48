// A scanner types like a keyboard and ends with Enter. What it types anywhere but in a card's box is taken out again and
// put into the first card's box that is empty; nothing is sent then.

export default function scans (form) {
  const number = new RegExp(form.dataset.scan)
  const pause = 500 // milliseconds that a scanner never takes from key to key
  let typed = ''
  let field = null
  let before = ''
  let last = 0

  document.addEventListener('keydown', event => {
    if (isCard(event.target)) return forget()
    if (event.key === 'Enter') return take(event)
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target !== field || event.timeStamp - last > pause) forget()
    last = event.timeStamp
    if (!/[0-9A-D]/i.test(event.key)) return forget()
    if (typed === '') {
      field = event.target
      before = field.value
    }
    typed += event.key
  }, true)

  function take (event) {
    const scanned = number.exec(typed)
    if (scanned) {
      event.preventDefault()
      event.stopImmediatePropagation()
      if ('value' in field) field.value = before
      const boxes = [...form.elements].filter(isCard)
      const box = boxes.find(each => each.value === '') || boxes.at(-1)
      box.value = scanned[0]
      box.focus()
    }
    forget()
  }

  function forget () {
    typed = ''
    field = null
  }

  function isCard (element) {
    return element.form === form && /(^|\.)cardNumber$/.test(element.name)
  }
}
