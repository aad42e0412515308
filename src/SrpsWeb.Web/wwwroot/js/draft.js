// Keeps what is typed into a long form on the server: two seconds after the last key, and when the page is left.
const pauseMs = 2000;
const form = document.querySelector('form[data-draft]');

if (form) {
  const state = form.querySelector('.draft-state');
  // Beside the buttons it is seen wherever one types.
  form.querySelector('.save-bar')?.append(state);
  let timer;
  let sending;
  let isSubmitted = false;

  const fields = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };

  const markSent = () => {
    if (form.querySelector('[name="__draft-sent"]')) return;
    const mark = document.createElement('input');
    Object.assign(mark, { type: 'hidden', name: '__draft-sent', value: '1' });
    form.append(mark);
  };

  const save = async () => {
    timer = undefined;
    sending?.abort();
    sending = new AbortController();
    markSent();
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields(), redirect: 'manual', signal: sending.signal });
      state.textContent = answer.ok || answer.status === 413 ? await answer.text() : form.dataset.draftFailed;
    } catch (problem) {
      if (problem.name !== 'AbortError') state.textContent = form.dataset.draftFailed;
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
  });

  form.addEventListener('submit', () => {
    isSubmitted = true;
    clearTimeout(timer);
    sending?.abort();
  });

  // A phone that switches to another app may never come back to this page.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || timer === undefined || isSubmitted) return;
    clearTimeout(timer);
    timer = undefined;
    markSent();
    navigator.sendBeacon(form.dataset.draft, fields());
  });
}
