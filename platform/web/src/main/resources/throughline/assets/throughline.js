// Everything here is an extra: each page works without it.

document.documentElement.classList.add('js-enabled')

const justChanged = new Set()

forgetSomebodyElse()
focusErrorSummary()
focusSuccessBanner()
preventDoubleSubmit()
document.querySelectorAll('[data-live-source]').forEach(followLiveFigures)
document.querySelectorAll('[data-count-up-to]').forEach(countCharacters)
document.querySelectorAll('[data-place-picker]').forEach(async select => (await import(select.dataset.placePicker)).default(select))
document.querySelectorAll('form[data-scan]').forEach(async form => (await import(form.dataset.scanScript)).default(form))

// Whoever signs in next, at whichever service of this host, finds nothing of what the one before typed: not in a tab that
// stayed open, and not by going back. A cookie tells every service who was last; a page that names nobody only looks at it.
function forgetSomebodyElse () {
  const { person } = document.documentElement.dataset
  if (person === undefined || !navigator.cookieEnabled) return
  const kept = 8 * 24 * 60 * 60 // seconds
  const secure = location.protocol === 'https:' ? '; secure' : ''
  const last = () => /(?:^|; )throughline-person=(\w+)/.exec(document.cookie)?.[1]
  // Where two are signed in at two services, their tabs must not chase each other.
  const cleared = sessionStorage.getItem('cleared-for')
  sessionStorage.removeItem('cleared-for')
  if (person !== '' && (!cleared || cleared !== last())) document.cookie = `throughline-person=${person}; path=/; max-age=${kept}; samesite=lax${secure}`
  const mine = last()
  const look = (known = mine) => {
    if (!known || !last() || last() === known) return
    sessionStorage.setItem('cleared-for', last())
    document.body.replaceChildren()
    // A place of its own in the history, so that the browser fills nothing in again.
    location.replace(location.pathname + location.search)
  }
  look(history.state?.person)
  history.replaceState({ ...history.state, person: mine }, '')
  addEventListener('pageshow', () => look())
  addEventListener('focus', () => look())
  document.addEventListener('visibilitychange', () => look())
  window.cookieStore?.addEventListener('change', () => look())
}

function focusErrorSummary () {
  const summary = document.querySelector('[data-error-summary]')
  if (!summary) return
  summary.focus()
  summary.addEventListener('click', event => {
    const input = event.target.hash && document.getElementById(event.target.hash.slice(1))
    if (!input) return
    event.preventDefault()
    const group = input.closest('fieldset') || document.querySelector(`label[for="${input.id}"]`) || input
    group.scrollIntoView()
    input.focus({ preventScroll: true })
  })
}

// What was there when the page came is not announced by itself.
function focusSuccessBanner () {
  const banner = document.querySelector('.govuk-notification-banner[role="alert"]')
  if (banner && !document.querySelector('[data-error-summary]')) banner.focus()
}

function preventDoubleSubmit () {
  const pause = 2000
  document.addEventListener('submit', event => {
    const button = event.submitter
    if (!button || button.dataset.preventDoubleClick !== 'true') return
    const last = Number(button.dataset.sentAt || 0)
    if (event.timeStamp - last < pause && last > 0) {
      event.preventDefault()
      return
    }
    button.dataset.sentAt = String(event.timeStamp)
  })
}

// Counts as the server does: a letter with its accents in two characters is two, an emoji one, a line break one.
function countCharacters (group) {
  const area = group.querySelector('textarea')
  const limit = document.getElementById(`${area.id}-limit`)
  const told = document.createElement('div')
  told.className = 'govuk-visually-hidden'
  told.setAttribute('aria-live', 'polite')
  group.append(told)
  let pause = null
  const count = () => {
    const left = Number(group.dataset.countUpTo) - [...area.value.trim()].length
    const number = Math.abs(left)
    limit.textContent = `You have ${number} character${number === 1 ? '' : 's'} ${left < 0 ? 'too many' : 'remaining'}`
    limit.className = left < 0 ? 'govuk-error-message' : 'govuk-hint'
    clearTimeout(pause)
    pause = setTimeout(() => { told.textContent = limit.textContent }, 1000)
  }
  area.addEventListener('input', count)
  if (area.value !== '') count()
}

// What changes by itself can be stopped: WCAG 2.2, success criterion 2.2.2.
function followLiveFigures (place) {
  let source = null
  const announce = announcer(place)
  const follow = () => { source = listenToFigures(place, announce) }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  button.textContent = 'Pause'
  const what = document.createElement('span')
  what.className = 'govuk-visually-hidden'
  what.textContent = ' live figures'
  button.append(what)
  button.addEventListener('click', () => {
    const paused = button.firstChild.textContent === 'Pause'
    button.firstChild.textContent = paused ? 'Resume' : 'Pause'
    if (!paused) return follow()
    source.close()
    showState('paused', 'Paused: the figures stay as they are')
  })
  place.querySelector('.tl-live')?.append(button)
  follow()
}

function listenToFigures (place, announce) {
  const source = new EventSource(place.dataset.liveSource)
  const patience = 5000
  let lost = null
  const ago = timeAgo()
  const renewal = partRenewal()
  const show = (state, words) => {
    clearTimeout(lost)
    lost = null
    showState(state, words)
  }
  source.onopen = () => show('live', 'Live')
  source.onmessage = message => {
    const { day, rules, figures = {}, notes = {}, position, now, last } = JSON.parse(message.data)
    if (isLater(day, place.dataset.liveDay) || isLater(rules, place.dataset.liveRules)) return location.reload()
    showNotes(notes)
    ago.follow(now, last)
    if (position) moveLinks(position)
    if (Object.keys(figures).some(key => !isShown(key))) renewal.soon()
    const marked = document.querySelectorAll('.tl-changed')
    const changes = Object.entries(figures).flatMap(([key, figure]) => showFigure(key, figure))
    if (justChanged.size === 0) return
    marked.forEach(element => element.classList.toggle('tl-changed', justChanged.has(element)))
    justChanged.clear()
    announce(changes)
    renewal.soon(position && [...document.querySelectorAll('.tl-changed')].some(lacksLink))
  }
  // The server ends the stream now and then; only a silence that lasts is worth a word.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) show('ended', 'Not live: reload the page')
    else if (lost === null) lost = setTimeout(() => show('reconnecting', 'Reconnecting'), patience)
  }
  return {
    close () {
      clearTimeout(lost)
      ago.stop()
      renewal.stop()
      source.close()
    }
  }
}

// The words and the links around the figures are of the day and the rules by which the page was made. An instance that is a moment
// behind tells of earlier ones: to load the page again would only bring the same.
function isLater (told, made) {
  return told !== undefined && made !== undefined && told > made
}

function showState (state, words) {
  document.querySelectorAll('[data-live-state]').forEach(element => {
    element.dataset.liveState = state
    element.textContent = words
  })
}

function isShown (key) {
  return [...document.querySelectorAll('[data-live]')].some(element => element.dataset.live === key)
}

// Returns what to announce under the figure's key; nothing when the page shows it already, or when it has no label.
function showFigure (key, { text, title }) {
  const changed = [...document.querySelectorAll('[data-live]')]
    .filter(element => element.dataset.live === key && element.textContent !== text)
  changed.forEach(element => {
    element.textContent = text
    if (title !== undefined) element.title = title
    element.classList.add('tl-changed')
    justChanged.add(element)
  })
  const label = changed.map(element => element.dataset.liveLabel).find(Boolean)
  return label === undefined ? [] : [[key, `${label}: ${text}`]]
}

function showNotes (notes) {
  document.querySelectorAll('[data-live-note]').forEach(element => {
    const words = notes[element.dataset.liveNote]
    if (words !== undefined && element.textContent !== words) element.textContent = words
  })
}

// A link leads to what makes the figure that it shows, so it moves with the figure.
function moveLinks (position) {
  document.querySelectorAll('a[data-live-at]').forEach(link => {
    const address = new URL(link.href)
    address.searchParams.set('at', position)
    link.href = address.href
  })
}

// What had no value when the page was made had nothing to lead to.
function lacksLink (figure) {
  return !figure.closest('a, [data-live-part]')
}

// Says how long ago the last event came in, by the server's clock.
function timeAgo () {
  let timer = null
  let ahead = 0
  const show = () => document.querySelectorAll('[data-live-ago]').forEach(element => {
    const seconds = Math.max(0, Math.round((Date.now() + ahead - Date.parse(element.dateTime)) / 1000))
    const [number, unit] = seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [Math.floor(seconds / 60), 'minute'] : [Math.floor(seconds / 3600), 'hour']
    element.textContent = `${number} ${unit}${number === 1 ? '' : 's'} ago`
  })
  return {
    follow (now, last) {
      if (!now || !last) return
      ahead = Date.parse(now) - Date.now()
      document.querySelectorAll('[data-live-ago]').forEach(element => { element.dateTime = last })
      show()
      timer ??= setInterval(show, 1000)
    },
    stop () {
      clearInterval(timer)
      timer = null
    }
  }
}

// A row that the page lacks, what is drawn and the link of a figure that had no value come from the server: they are taken from
// the newest page.
function partRenewal () {
  const pause = 2000
  let timer = null
  const renew = async () => {
    const answer = await fetch(location.href).catch(() => null)
    if (timer === null) return
    timer = null
    if (!answer?.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    document.querySelectorAll('[data-live-part]').forEach(part => {
      const newest = fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`)
      if (newest && !part.contains(document.activeElement)) part.replaceWith(newest)
    })
    const links = new Map([...fresh.querySelectorAll('a[data-live-at] [data-live]')].map(figure => [figure.dataset.live, figure.closest('a')]))
    document.querySelectorAll('[data-live]').forEach(figure => {
      if (lacksLink(figure) && links.has(figure.dataset.live)) figure.replaceWith(links.get(figure.dataset.live).cloneNode(true))
    })
  }
  return {
    soon (wanted = false) {
      if (wanted || document.querySelector('[data-live-part]')) timer ??= setTimeout(renew, pause)
    },
    stop () {
      clearTimeout(timer)
      timer = null
    }
  }
}

// Reads changes out politely, at most every ten seconds, only the newest of each figure.
function announcer (place) {
  const pause = 10000
  const region = document.createElement('div')
  region.className = 'govuk-visually-hidden'
  region.setAttribute('aria-live', 'polite')
  place.append(region)
  const waiting = new Map()
  let timer = null
  const speak = () => {
    timer = waiting.size > 0 ? setTimeout(speak, pause) : null
    if (waiting.size > 0) region.textContent = [...waiting.values()].join('. ')
    waiting.clear()
  }
  return changes => {
    changes.forEach(([key, sentence]) => waiting.set(key, sentence))
    if (timer === null) timer = setTimeout(speak, 1000)
  }
}
