/* Enhancement only: every page says the same without it. Filters long lists, shows the value of a chart's point,
   opens all details before printing. */
(function () {
  "use strict";

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  var FACETS = [["domain", "Domain"], ["subject", "Subject"], ["state", "Are there figures?"],
    ["source", "Who published them"], ["framework", "National framework"]];

  function values(item, facet) { return (item.getAttribute("data-" + facet) || "").split("|").filter(Boolean); }

  function choice(items, facet) {
    var seen = [];
    items.forEach(function (item) {
      values(item, facet).forEach(function (value) { if (seen.indexOf(value) < 0) { seen.push(value); } });
    });
    if (seen.length < 2) { return null; }
    if (facet !== "domain") { seen.sort(); }
    var made = element("select", { id: "filter-" + facet });
    made.appendChild(element("option", { value: "" }, "All"));
    seen.forEach(function (value) { made.appendChild(element("option", { value: value }, value)); });
    return made;
  }

  function hideEmptyGroups(list) {
    Array.prototype.slice.call(list.querySelectorAll("[data-group]")).reverse().forEach(function (group) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
    });
  }

  function labelled(control, words) {
    var box = element("div", { "class": "filter__part" });
    box.appendChild(element("label", { "for": control.id }, words));
    box.appendChild(control);
    return box;
  }

  function told(items, noun) {
    var shown = items.filter(function (item) { return !item.hidden; }).length;
    return shown ? "Showing " + shown + " of " + items.length + " " + noun : "Nothing fits. Choose less, or show all.";
  }

  function addFilter(list) {
    var items = Array.prototype.slice.call(list.querySelectorAll("[data-item]"));
    var whole = items.filter(function (item) { return !item.hasAttribute("data-part"); });
    var form = element("form", { "class": "filter", role: "search", "aria-label": "Filter this list" });
    var words = element("input", { type: "search", id: "filter-words", autocomplete: "off" });
    var count = element("p", { "class": "filter__count", role: "status" });
    var chosen = [];
    form.appendChild(labelled(words, "Find by word"));
    FACETS.forEach(function (facet) {
      var control = choice(items, facet[0]);
      if (control) { chosen.push([facet[0], control]); form.appendChild(labelled(control, facet[1])); }
    });
    form.appendChild(element("button", { type: "reset" }, "Show all"));
    form.appendChild(count);
    function apply() {
      var wanted = words.value.trim().toLowerCase();
      items.forEach(function (item) {
        item.hidden = Boolean(wanted && item.textContent.toLowerCase().indexOf(wanted) < 0) ||
          chosen.some(function (one) { return one[1].value && values(item, one[0]).indexOf(one[1].value) < 0; });
      });
      hideEmptyGroups(list);
      count.textContent = told(whole, list.getAttribute("data-filter"));
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", apply);
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    list.parentNode.insertBefore(form, list);
    apply();
  }

  function addReadout(chart) {
    var points = Array.prototype.slice.call(chart.querySelectorAll("svg [data-value]"));
    if (!points.length) { return; }
    var readout = element("p", { "class": "chart__readout", "aria-hidden": "true" }, "Point at the line to see a value");
    chart.appendChild(readout);
    chart.addEventListener("pointermove", function (event) {
      var best = null, least = 60;
      points.forEach(function (point) {
        var box = point.getBoundingClientRect();
        if (!box.width) { return; }
        var away = Math.hypot(box.left + box.width / 2 - event.clientX, box.top + box.height / 2 - event.clientY);
        if (away < least) { least = away; best = point; }
      });
      if (best) { readout.textContent = best.getAttribute("data-value"); }
    });
  }

  document.querySelectorAll("[data-filter]").forEach(addFilter);
  if (window.matchMedia("(hover: hover)").matches) { document.querySelectorAll(".chart__drawing").forEach(addReadout); }
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
}());
