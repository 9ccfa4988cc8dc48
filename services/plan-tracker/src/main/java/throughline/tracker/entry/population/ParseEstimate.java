package throughline.tracker.entry.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.ImportFiles;

/** Reads the form of an estimate. */
final class ParseEstimate {

  static final int MOST_PEOPLE = 10_000_000;
  private static final int LONGEST_TEXT = 500;

  private final Form form;
  private final Fields fields = new Fields().called("publishedOn", "Day of publication");

  private ParseEstimate(Form form) {
    this.form = form;
  }

  static Estimate read(Form form, List<String> ageBands) {
    var read = new ParseEstimate(form);
    var ageBand = read.ageBand(ageBands);
    var year = read.fields.wholeNumber("year", form.text("year"), 2000, 2099, "Enter the year");
    var people = read.people();
    var about = read.about();
    return new Estimate(ageBand, year, about, people);
  }

  static ImportFiles.About readAbout(Form form) {
    return new ParseEstimate(form).about();
  }

  static List<String> typed(Form form) {
    var typed = new ArrayList<String>();
    List.of("ageBand", "year", "people", "source", "reason").forEach(f -> typed.add(form.value(f)));
    typed.add(String.valueOf(form.date("publishedOn")));
    typed.add(form.value("illustrative"));
    Areas.districts().forEach(code -> typed.add(form.value(field(code))));
    return typed;
  }

  private ImportFiles.About about() {
    var publishedOn =
        fields.date("publishedOn", form.date("publishedOn"), "Enter the day of publication");
    var source =
        fields.text(
            "source", form.text("source"), LONGEST_TEXT, "Say where the estimate comes from");
    var reason = fields.optionalText("reason", form.text("reason"), LONGEST_TEXT).orElse("");
    fields.throwIfAny();
    return new ImportFiles.About(source, reason, publishedOn, form.chosen("illustrative", "yes"));
  }

  private String ageBand(List<String> ageBands) {
    var typed = form.value("ageBand");
    if (!ageBands.contains(typed)) {
      fields.reject("ageBand", "Choose the age band");
    }
    return typed;
  }

  private Map<String, Integer> people() {
    var people = new LinkedHashMap<String, Integer>();
    var byDistrict = Areas.districts().stream().anyMatch(code -> typed(field(code)));
    if (byDistrict && typed("people")) {
      fields.reject(
          "people", "Enter the county or its districts, not both: the districts are added up");
    } else if (byDistrict) {
      Areas.districts().forEach(code -> people.put(code, number(field(code), Areas.name(code))));
    } else if (typed("people")) {
      people.put(Areas.COUNTY, number("people", "Whole county"));
    } else {
      fields.reject("people", "Enter the number for the county, or for each district");
    }
    return people;
  }

  static String field(String code) {
    return "people-" + code;
  }

  private boolean typed(String field) {
    return TypedText.given(form.text(field)).isPresent();
  }

  private int number(String field, String name) {
    fields.called(field, name);
    int people =
        fields.wholeNumber(
            field, withoutGroups(form.text(field)), 0, MOST_PEOPLE, "Enter the number for " + name);
    rejectNobody(fields, field, people);
    return people;
  }

  /** Where nobody is thought to live, nothing is a share: most likely a cell was left empty. */
  static void rejectNobody(Fields fields, String field, int people) {
    if (fields.ok(field) && people == 0) {
      fields.reject(
          field,
          "0 people cannot be what others are a share of. Enter the estimate, or leave it out if there is none");
    }
  }

  static String withoutGroups(String typed) {
    return typed == null ? null : typed.replaceAll("(?<=\\d)[, ](?=\\d{3})", "");
  }
}
