// Shows what is wrong with a form as the service's pages do: a summary that leads to the fields, and a message at each.

const kinds = ['govuk-input', 'govuk-select', 'govuk-textarea']
const hidden = '<span class="govuk-visually-hidden">Error:</span> '

export function showErrors (form, errors) {
  clear(form)
  if (errors.length === 0) return
  errors.forEach(error => showAtField(form, error))
  const summary = document.createElement('div')
  summary.className = 'govuk-error-summary'
  summary.tabIndex = -1
  summary.dataset.shown = ''
  summary.innerHTML = '<div role="alert"><h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list"></ul></div></div>'
  summary.querySelector('ul').append(...errors.map(error => lineFor(form, error)))
  form.closest('main').querySelector('h1').before(summary)
  document.title = `Error: ${document.title}`
  summary.focus()
}

function clear (form) {
  document.title = document.title.replace(/^Error: /, '')
  form.closest('main').querySelectorAll('[data-shown]').forEach(shown => shown.remove())
  form.querySelectorAll('[data-wrong]').forEach(group => {
    group.classList.remove('govuk-form-group--error')
    delete group.dataset.wrong
  })
  form.querySelectorAll('[data-notes]').forEach(input => {
    input.classList.remove(...kinds.map(kind => `${kind}--error`))
    if (input.dataset.notes === '') input.removeAttribute('aria-describedby')
    else input.setAttribute('aria-describedby', input.dataset.notes)
    delete input.dataset.notes
  })
}

function lineFor (form, { field, message }) {
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = `#${field}`
  link.textContent = message
  link.addEventListener('click', event => {
    event.preventDefault()
    document.getElementById(field)?.focus()
  })
  line.append(link)
  return line
}

function showAtField (form, { field, message }) {
  const input = document.getElementById(field)
  const group = input?.closest('.govuk-form-group')
  if (!group) return
  const note = document.createElement('p')
  note.id = `${field}-error`
  note.className = 'govuk-error-message'
  note.dataset.shown = ''
  note.innerHTML = hidden
  note.append(message)
  group.querySelector('.tl-picker, .govuk-input, .govuk-select, .govuk-textarea, .govuk-radios, .govuk-checkboxes').before(note)
  group.classList.add('govuk-form-group--error')
  group.dataset.wrong = ''
  const notes = input.getAttribute('aria-describedby') ?? ''
  input.dataset.notes = notes
  kinds.filter(kind => input.classList.contains(kind)).forEach(kind => input.classList.add(`${kind}--error`))
  input.setAttribute('aria-describedby', `${notes} ${note.id}`.trim())
}
