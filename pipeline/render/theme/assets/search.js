/* Searching, on the search page only. The index is read in this browser: what is typed is sent nowhere. */
(function () {
  "use strict";
  var here = document.currentScript.src;
  var most = 12;
  var wanted = (new URLSearchParams(window.location.search).get("q") || "").trim();
  var count = document.getElementById("search-count");
  var list = document.getElementById("search-results");

  function element(name, text, attributes) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    made.textContent = text;
    return made;
  }

  /* The excerpt comes as HTML in which only <mark> has a meaning: it is read as text and put together anew. Without
     the body's tag a space at the beginning of a part would be lost. */
  function excerpt(html) {
    var box = element("p", "");
    html.split(/(<mark>.*?<\/mark>)/).forEach(function (part) {
      var plain = new DOMParser().parseFromString("<body>" + part, "text/html").body.textContent;
      box.appendChild(/^<mark>/.test(part) ? element("mark", plain) : document.createTextNode(plain));
    });
    return box;
  }

  function shown(results) {
    results.forEach(function (one) {
      var item = element("li", "");
      var title = element("h2", "");
      title.appendChild(element("a", one.meta.title, { href: one.url }));
      item.appendChild(title);
      item.appendChild(excerpt(one.excerpt));
      list.appendChild(item);
    });
  }

  function told(number) {
    if (!number) { return "Nothing found for “" + wanted + "”. Try another word, or a shorter one."; }
    var pages = number === 1 ? "1 page" : number + " pages";
    return "Found “" + wanted + "” on " + pages + (number > most ? ". The first " + most + " are below." : ".");
  }

  function failed() {
    count.textContent = "The search could not start. Please use the links below.";
  }

  if (!wanted) { return; }
  document.getElementById("q").value = wanted;
  count.textContent = "Searching…";
  import(new URL("../pagefind/pagefind.js", here).href).then(function (pagefind) {
    return pagefind.search(wanted).then(function (found) {
      return Promise.all(found.results.slice(0, most).map(function (one) { return one.data(); })).then(function (all) {
        count.textContent = told(found.results.length);
        shown(all);
      });
    });
  }).catch(failed);
}());
