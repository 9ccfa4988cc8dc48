// Everything here is an extra: each page works without it.

document.documentElement.classList.add('js-enabled')

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
  const announce = announcer()
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
  const renewal = pageRenewal(announce, ago.show)
  const show = (state, words) => {
    clearTimeout(lost)
    lost = null
    showState(state, words)
  }
  source.onopen = () => show('live', 'Live')
  source.onmessage = message => {
    const { moment, moved, now, notes } = JSON.parse(message.data)
    showNotes(notes)
    ago.follow(now)
    if (moved || moment !== place.dataset.liveMoment) renewal.soon()
  }
  // The server ends the stream now and then; only a silence that lasts is worth a word.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) {
      renewal.stop()
      show('ended', 'Not live: reload the page')
    } else if (lost === null) lost = setTimeout(() => show('reconnecting', 'Reconnecting'), patience)
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

function showState (state, words) {
  document.querySelectorAll('[data-live-state]').forEach(element => {
    element.dataset.liveState = state
    element.textContent = words
  })
}

function showNotes (notes = {}) {
  document.querySelectorAll('[data-live-note]').forEach(element => {
    const words = notes[element.dataset.liveNote]
    if (words !== undefined && element.textContent !== words) element.textContent = words
  })
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
    show,
    follow (now) {
      ahead = Date.parse(now) - Date.now()
      show()
      timer ??= setInterval(show, 1000)
    },
    stop () {
      clearInterval(timer)
      timer = null
    }
  }
}

// All of an open page is of one moment: it is taken from the newest page in one go, never figure by figure. Reading it takes half of
// the time at the most: where it takes long, others wait for the same processors.
function pageRenewal (announce, renewed) {
  const shortest = 50
  const afterFailure = 5000
  const stopped = new AbortController()
  let due = false
  let busy = false
  const renew = async () => {
    due = false
    const began = Date.now()
    const fresh = await newestMain(stopped.signal)
    if (stopped.signal.aborted) return
    if (fresh) {
      announce(showNewest(fresh))
      renewed()
    }
    due ||= !fresh
    const pause = fresh ? Math.max(shortest, Date.now() - began) : afterFailure
    setTimeout(() => due && !stopped.signal.aborted ? renew() : (busy = false), pause)
  }
  return {
    soon () {
      due = true
      if (busy) return
      busy = true
      renew()
    },
    stop: () => stopped.abort()
  }
}

// Nothing where the session has ended: that page follows no figures.
async function newestMain (signal) {
  try {
    const answer = await fetch(location.href, { signal })
    const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
    return answer.ok && main?.querySelector('[data-live-source]') ? main : null
  } catch {
    return null
  }
}

// Returns what to announce under each figure's key: those that changed and have a label.
function showNewest (fresh) {
  const main = document.querySelector('main')
  const figures = () => [...main.querySelectorAll('[data-live]')]
  const shown = new Map(figures().map(figure => [figure.dataset.live, figure.textContent]))
  const focused = document.activeElement
  const path = focused.pathname
  makeLike(main, fresh)
  if (focused.pathname !== path) [...main.querySelectorAll('a')].find(link => link.pathname === path)?.focus({ preventScroll: true })
  const changed = figures().filter(figure => shown.has(figure.dataset.live) && shown.get(figure.dataset.live) !== figure.textContent)
  changed.forEach(figure => figure.classList.add('tl-changed'))
  return changed.filter(figure => figure.dataset.liveLabel).map(figure => [figure.dataset.live, `${figure.dataset.liveLabel}: ${figure.textContent}`])
}

// Changes only what differs, so that the focus, what is folded out and how far a table is scrolled stay. What is being typed, and
// the state that this script shows, are not the page's to change.
function makeLike (old, fresh) {
  if (old.nodeName !== fresh.nodeName) return old.replaceWith(fresh)
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data
    return
  }
  if (old.matches('form, .tl-live')) return
  for (const { name } of [...old.attributes]) if (name !== 'open' && !fresh.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  const after = [...fresh.childNodes]
  keepOrder(old, after)
  const before = [...old.childNodes]
  after.forEach((child, i) => i < before.length ? makeLike(before[i], child) : old.append(child))
  before.slice(after.length).forEach(child => child.remove())
}

// What has an id stays itself wherever it moves to: a row that is worse now takes along what was folded out in it.
function keepOrder (old, after) {
  const known = new Map([...old.children].filter(child => child.id).map(child => [child.id, child]))
  after.forEach((child, i) => {
    if (!child.id) return
    const at = old.childNodes[i] ?? null
    const same = known.get(child.id) ?? child.cloneNode(true)
    if (at !== same) old.insertBefore(same, at)
  })
}

// Reads changes out politely, at most every ten seconds, only the newest of each figure.
function announcer () {
  const pause = 10000
  const region = document.createElement('div')
  region.className = 'govuk-visually-hidden'
  region.setAttribute('aria-live', 'polite')
  document.body.append(region)
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
