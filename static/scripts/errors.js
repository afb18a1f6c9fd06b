// A refused form is announced where the reader is: the summary takes the focus.
document.querySelector(".error-summary")?.focus();
