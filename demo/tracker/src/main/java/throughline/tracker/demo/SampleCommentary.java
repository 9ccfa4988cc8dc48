package throughline.tracker.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.review.commentary.CommentaryRequest;
import throughline.tracker.review.commentary.CommentaryRequest.Step;

/**
 * What a lead might write about a measure that is behind.
 *
 * @param weeks by when it is done
 */
record SampleCommentary(String happening, String why, String what, String owner, int weeks) {

  private static final Map<String, SampleCommentary> BY_MEASURE =
      Map.of(
          "volunteer-hours",
          new SampleCommentary(
              "Volunteers give fewer hours than were planned for, most of all in the summer.",
              "Two libraries had no coordinator for some weeks, so that hours waited for approval and new volunteers for a place.",
              "Have every library covered by a named deputy",
              "Volunteering Manager",
              6),
          "bipc-sessions-attended",
          new SampleCommentary(
              "Sessions are booked as planned, and fewer who booked come.",
              "Evening sessions at the spokes are the ones that people miss.",
              "Send the reminder two days before in place of one week",
              "Business and IP Centre Manager",
              4),
          "entrepreneurs-supported",
          new SampleCommentary(
              "The same people come more often, and fewer are new.",
              "Nobody has told colleges of the sessions since spring.",
              "Visit the three colleges with the new programme",
              "Business and IP Centre Manager",
              8),
          "newborns-enrolled",
          new SampleCommentary(
              "Fewer families accept the offer than was hoped for.",
              "At two registration offices the offer is often left for later.",
              "Go through the offer with both offices",
              "Head of Library Services",
              5));

  private static final List<SampleCommentary> ANY =
      List.of(
          new SampleCommentary(
              "The work began in the autumn and not in the spring.",
              "The post that leads it was empty until September.",
              "Bring a plan for the rest of the year",
              "Head of Library Services",
              6),
          new SampleCommentary(
              "Half of the libraries take part so far.",
              "Small libraries have no room for it on most days.",
              "Offer it at the nearest larger library",
              "Partnerships Manager",
              4),
          new SampleCommentary(
              "Partners have not signed yet.",
              "They wait for their own budgets.",
              "Ask each for a date",
              "Partnerships Manager",
              3),
          new SampleCommentary(
              "Nobody has counted it since the summer.",
              "The list that it was counted from has ended.",
              "Agree another way to count it",
              "Insight Manager",
              5),
          new SampleCommentary(
              "It costs more than was set aside.",
              "Prices rose after the plan was made.",
              "Ask the board for a decision",
              "Head of Library Services",
              2));

  static CommentaryRequest of(Measure measure, LocalDate today) {
    var any = ANY.get(Math.floorMod(measure.id().hashCode(), ANY.size()));
    var words = BY_MEASURE.getOrDefault(measure.id(), any);
    var due = today.plusWeeks(words.weeks());
    return new CommentaryRequest(
        words.happening(),
        words.why(),
        List.of(new Step(words.what(), words.owner(), due.toString())));
  }
}
