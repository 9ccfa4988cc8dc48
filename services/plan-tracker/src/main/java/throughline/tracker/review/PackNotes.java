package throughline.tracker.review;

import java.util.LinkedHashMap;
import java.util.Map;
import throughline.platform.core.time.London;

/** What a reader of the pack's workbook has to know, for a sheet of its own. */
record PackNotes(Pack pack) {

  Map<String, String> of(boolean isMadeUp) {
    var review = pack.review();
    var signed = pack.signed();
    var notes = new LinkedHashMap<String, String>();
    if (isMadeUp) {
      notes.put("Demonstration", "All people and figures are made up.");
    }
    notes.put(
        "What it is",
        "Libraries and Heritage Strategy: the review of %s. A row for each measure, or for each step that is next of it."
            .formatted(review.quarter().label()));
    notes.put("In short", pack.summary());
    notes.put(
        "Signed off",
        "By %s on %s.%s"
            .formatted(
                signed.by(),
                London.moment(signed.at()),
                signed.note().isEmpty() ? "" : " " + signed.note()));
    if (!pack.place().isEmpty()) {
      notes.put("Signed off anew", pack.place());
    }
    notes.put(
        "As known",
        "All figures are as known when it was signed off, and statuses are of the end of %s."
            .formatted(London.date(review.quarter().lastDay())));
    notes.put(
        "Figure",
        "A number in the measure's unit: percentages are shares of 1, time is in days and shown in hours. Of a percentage, Counted and Out of are its two parts. Words stand where there is no number.");
    notes.put("[x]", "Not available: its source was not heard of. That is silence and not 0.");
    notes.put(
        "[p]",
        "Provisional: it counts what happens within some time, such as 90 days, and that was not over for everybody in it. It was to change still.");
    return notes;
  }
}
