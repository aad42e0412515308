// Follows a running import without reloading the page. Without this script the page reloads itself.
const everyMs = 1500;

async function look() {
  try {
    const answer = await fetch(location.href);
    if (answer.redirected) return location.assign(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("kemajuan");
    if (!fresh) return location.reload();
    document.getElementById("kemajuan").replaceWith(fresh);
  } catch {
    // Offline for a moment: the import goes on without us.
  }
  setTimeout(look, everyMs);
}

setTimeout(look, everyMs);
