package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import throughline.membership.person.match.FindLikely;
import throughline.platform.core.input.InvalidInput;

/**
 * Asks, before a card is given, whether a child has a record already. It says that there is one and
 * nothing of it, so that nobody learns by an enrolment what they may not see.
 */
@ApplicationScoped
class AskIfRecorded {

  /** What says that it is of another child. */
  static final String FIELD = "anotherChild";

  static final String RECORDED =
      "There is a record that is likely of a child of this visit. Look for it, or, if it is"
          + " another child, send YES as anotherChild";

  static final String SENT_BEFORE =
      "Another visit of this call is likely of the same child: the one in place %d. Leave one of"
          + " them out, or, if it is another child, send YES as anotherChild";

  private final FindLikely findLikely;

  AskIfRecorded(FindLikely findLikely) {
    this.findLikely = findLikely;
  }

  /**
   * Goes on if nobody of the visit is likely recorded.
   *
   * @throws InvalidInput at {@link #FIELD}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void requireNone(Enrolment visit) {
    if (of(List.of(visit)).get(0)) {
      throw new InvalidInput(FIELD, RECORDED);
    }
  }

  /** Whether somebody of each of these visits is likely recorded; one query for all of them. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Boolean> of(List<Enrolment> visits) {
    var found =
        findLikely.of(visits.stream().flatMap(visit -> visit.newcomers().stream()).toList());
    var answers = new ArrayList<Boolean>();
    var from = 0;
    for (var visit : visits) {
      var to = from + visit.children().size();
      answers.add(found.subList(from, to).stream().anyMatch(each -> !each.likely().isEmpty()));
      from = to;
    }
    return answers;
  }
}
