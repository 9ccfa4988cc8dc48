// Everything here is an extra: each page works without it.

document.querySelectorAll('[data-show-password]').forEach(offerToShow)
document.querySelectorAll('[data-only-without-script]').forEach(askOnce)

function offerToShow (button) {
  const input = document.getElementById(button.getAttribute('aria-controls'))
  const announced = document.createElement('div')
  announced.className = 'govuk-visually-hidden'
  announced.setAttribute('aria-live', 'polite')
  button.after(announced)
  const show = shown => {
    input.type = shown ? 'text' : 'password'
    button.textContent = shown ? 'Hide' : 'Show'
    button.setAttribute('aria-label', shown ? 'Hide password' : 'Show password')
    announced.textContent = shown ? 'Your password is visible' : 'Your password is hidden'
  }
  button.addEventListener('click', () => show(input.type === 'password'))
  // A browser would remember what was typed into a text field.
  input.form.addEventListener('submit', () => { input.type = 'password' })
  button.hidden = false
}

// Who can see what they typed need not type it again.
function askOnce (block) {
  const first = document.getElementById(block.dataset.onlyWithoutScript)
  const again = block.querySelector('input')
  block.hidden = true
  first.form.addEventListener('submit', () => { again.value = first.value })
}
