// Sveltia CMS starts by itself unless it is told not to, before it is loaded.
window.CMS_MANUAL_INIT = true;
