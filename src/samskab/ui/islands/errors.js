// When a form came back with errors, begin where the list of them is.
document.querySelector('form[method="post"] .error-summary')?.focus();
