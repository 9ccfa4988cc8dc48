// Turns a select into a box to type into, after the combobox pattern of the ARIA Authoring Practices: every word that is
// typed may stand anywhere in a place's name. The select stays, hidden, and is what the form sends.

export default function placePicker (select) {
  const places = [...select.options].filter(option => option.value !== '')
  const box = inputFor(select)
  const list = listFor(box)
  const told = document.createElement('div')
  told.className = 'govuk-visually-hidden'
  told.setAttribute('role', 'status')
  const picker = document.createElement('div')
  picker.className = 'tl-picker'
  picker.append(box, list, told)
  select.before(picker)
  select.hidden = true
  let active = -1

  box.addEventListener('input', () => {
    take(places.find(place => plain(place.text) === plain(box.value)))
    open()
  })
  box.addEventListener('click', open)
  box.addEventListener('blur', close)
  box.addEventListener('keydown', event => {
    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: choose, Tab: choose }
    const shown = !list.hidden
    if (!(event.key in keys) || event.altKey || event.ctrlKey || event.metaKey) return
    keys[event.key]()
    // Enter sends the form only when no list is open; Tab always goes on.
    if (event.key.startsWith('Arrow') || (shown && event.key !== 'Tab')) event.preventDefault()
  })
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    active = [...list.children].indexOf(event.target.closest('[role=option]'))
    choose()
  })

  function open () {
    const words = plain(box.value).split(' ')
    const chosen = box.value !== '' && box.value === select.selectedOptions[0]?.text
    const fitting = places.filter(place => chosen || words.every(word => plain(place.text).includes(word)))
    list.replaceChildren(...fitting.map((place, index) => optionFor(place, `${list.id}-${index}`)))
    active = -1
    show(fitting.length > 0)
    told.textContent = fitting.length === 1 ? '1 place fits' : `${fitting.length || 'No'} places fit`
  }

  function show (shown) {
    list.hidden = !shown
    box.setAttribute('aria-expanded', String(shown))
    if (!shown) box.removeAttribute('aria-activedescendant')
  }

  function close () {
    show(false)
  }

  function move (step) {
    if (list.hidden) open()
    const options = [...list.children]
    if (options.length === 0) return
    active = active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === active)))
    options[active].scrollIntoView({ block: 'nearest' })
    box.setAttribute('aria-activedescendant', options[active].id)
  }

  // What is marked, or else the only place that fits.
  function choose () {
    const marked = list.children[active] || (list.children.length === 1 && list.children[0])
    if (!list.hidden && marked) {
      const place = places.find(each => each.value === marked.dataset.value)
      box.value = place.text
      take(place)
    }
    close()
  }

  function take (place) {
    select.value = place ? place.value : ''
  }
}

function plain (text) {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

// Takes over the select's id, so that its label and a message's link lead here.
function inputFor (select) {
  const box = document.createElement('input')
  box.type = 'text'
  box.id = select.id
  box.className = select.className.replaceAll('govuk-select', 'govuk-input')
  box.value = select.value === '' ? '' : select.selectedOptions[0].text
  box.autocomplete = 'off'
  box.spellcheck = false
  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': `${select.id}-places` }
  Object.entries(attributes).forEach(([name, value]) => box.setAttribute(name, value))
  const notes = select.getAttribute('aria-describedby')
  if (notes) box.setAttribute('aria-describedby', notes)
  select.id += '-select'
  return box
}

function listFor (box) {
  const list = document.createElement('ul')
  list.id = box.getAttribute('aria-controls')
  list.className = 'tl-picker__list'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Places that match')
  list.hidden = true
  return list
}

function optionFor (place, id) {
  const option = document.createElement('li')
  option.id = id
  option.className = 'tl-picker__option'
  option.dataset.value = place.value
  option.textContent = place.text
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  return option
}
