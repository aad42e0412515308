// Searches while the person types or chooses: the form's own address, a quarter of a second after the last key.
const pauseMs = 250;

for (const form of document.querySelectorAll('form[data-live]')) {
  const regions = form.dataset.live.split(' ').map((id) => document.getElementById(id));
  const status = regions.find((region) => region.getAttribute('role') === 'status');
  let timer;
  let asked;

  const address = () => {
    const filled = [...new FormData(form)].filter(([, value]) => value !== '');
    const query = new URLSearchParams(filled).toString();
    return location.pathname + (query === '' ? '' : `?${query}`);
  };

  const show = async () => {
    const wanted = address();
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(wanted, { signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = regions.map((region) => page.getElementById(region.id));
      if (fresh.includes(null)) {
        // Signed out meanwhile, or an error: the browser shows what the server says.
        location.assign(wanted);
        return;
      }
      history.replaceState(history.state, '', wanted);
      // A region that stays as it is must not be read out again.
      regions.forEach((region, index) => {
        if (region.innerHTML !== fresh[index].innerHTML) region.replaceChildren(...fresh[index].childNodes);
      });
    } catch (problem) {
      if (problem.name !== 'AbortError') status.textContent = form.dataset.liveFailed;
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, pauseMs);
  });

  form.addEventListener('submit', () => {
    clearTimeout(timer);
    asked?.abort();
  });
}
