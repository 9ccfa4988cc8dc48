package throughline.local.journey;

import static throughline.local.journey.Measures.ACTIVE_BORROWERS;
import static throughline.local.journey.Measures.AT_EVENTS;
import static throughline.local.journey.Measures.FAMILIES;
import static throughline.local.journey.Measures.FIRST_LOANS;
import static throughline.local.journey.Measures.FIRST_LOANS_OF_YEAR;
import static throughline.local.journey.Measures.ISSUES;
import static throughline.local.journey.Measures.NEW_ISSUES;
import static throughline.local.journey.Measures.NEW_ISSUES_UNDER_5;
import static throughline.local.journey.Measures.TAKE_UP;
import static throughline.local.journey.Measures.UNDER_5_ISSUES;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.Figure;
import throughline.local.journey.Enrolment.Enrolled;

/** The library system tells what was borrowed, also by the new member, and of a rhyme time. */
final class LibraryUse {
  private static final int CHILDREN = 3;

  private final Caller librarySystem;

  LibraryUse(Caller librarySystem) {
    this.librarySystem = librarySystem;
  }

  Map<String, Long> tell(Enrolled child, Map<String, Figure> before) {
    String batch = "journey-" + UUID.randomUUID();
    librarySystem.post(ApiRequest.loans(batch, child.library(), child.on(), child.card()));
    librarySystem.post(ApiRequest.attendance(batch, child.library(), child.on(), CHILDREN));
    Map<String, Long> moves = new HashMap<>();
    Map.of(
            FIRST_LOANS, 1L,
            FIRST_LOANS_OF_YEAR, 1L,
            UNDER_5_ISSUES, 1L,
            NEW_ISSUES_UNDER_5, 1L,
            ISSUES, 2L,
            NEW_ISSUES, 2L,
            AT_EVENTS, (long) CHILDREN)
        .forEach((id, amount) -> moves.put(id, covered(before.get(id), child.on(), amount)));
    // Different children and families are told by the month.
    LocalDate month = child.on().withDayOfMonth(1);
    for (String id : new String[] {TAKE_UP, ACTIVE_BORROWERS, FAMILIES}) {
      moves.put(id, covered(before.get(id), month, 1));
    }
    return moves;
  }

  private static long covered(Figure figure, LocalDate day, long amount) {
    return figure.covers(day) ? amount : 0;
  }
}
