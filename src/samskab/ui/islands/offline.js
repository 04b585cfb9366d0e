// Has one page kept for when the net is gone. Without this, the browser shows a page of its own.
navigator.serviceWorker?.register("/offline.js");
