// A question that arrives is asked before anything else on the page.
document.addEventListener('htmx:load', ({ target }) => {
  if (!target.matches('dialog[open]')) return;
  target.removeAttribute('open');
  target.addEventListener('close', () => target.remove());
  target.showModal();
  target.querySelector('[method=dialog] button').focus();
});

// „Bezterminowo” switches „Do” off.
document.addEventListener('change', ({ target }) => {
  const switching = target.closest('[data-switches-off]');
  if (switching) document.getElementById(switching.dataset.switchesOff).disabled = target.checked;
});
