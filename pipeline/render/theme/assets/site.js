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

  function stateOptions(items) {
    var seen = {};
    items.forEach(function (item) { seen[item.dataset.state] = item.dataset.stateWords; });
    return Object.keys(seen).sort().map(function (key) { return element("option", { value: key }, seen[key]); });
  }

  function hideEmptyGroups(list) {
    Array.prototype.slice.call(list.querySelectorAll("[data-group]")).reverse().forEach(function (group) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
    });
  }

  function addFilter(list) {
    var items = Array.prototype.slice.call(list.querySelectorAll("[data-item]"));
    var form = element("form", { "class": "filter", role: "search", "aria-label": "Filter this list" });
    var words = element("input", { type: "search", id: "filter-words", autocomplete: "off" });
    var state = element("select", { id: "filter-state" });
    var count = element("p", { "class": "filter__count", role: "status" });
    state.appendChild(element("option", { value: "" }, "All"));
    stateOptions(items).forEach(function (option) { state.appendChild(option); });
    [["filter-words", "Find by word", words], ["filter-state", "Are there figures?", state]].forEach(function (part) {
      var box = element("div", { "class": "filter__part" });
      box.appendChild(element("label", { "for": part[0] }, part[1]));
      box.appendChild(part[2]);
      form.appendChild(box);
    });
    form.appendChild(count);
    function apply() {
      var wanted = words.value.trim().toLowerCase();
      var shown = items.filter(function (item) {
        var fits = (!wanted || item.textContent.toLowerCase().indexOf(wanted) >= 0) &&
          (!state.value || item.dataset.state === state.value);
        item.hidden = !fits;
        return fits;
      }).length;
      hideEmptyGroups(list);
      count.textContent = "Showing " + shown + " of " + items.length;
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    words.addEventListener("input", apply);
    state.addEventListener("change", apply);
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
