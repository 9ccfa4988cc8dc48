package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.usage.Loan.Audience;
import throughline.membership.usage.ParseRows.Head;
import throughline.membership.usage.ParseRows.Read;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;

/** Reads the rows of loans. */
@ApplicationScoped
class ParseLoans {

  private static final Map<String, Boolean> RENEWAL =
      Map.of("ISSUE", false, "RENEWAL", true, "RENEW", true, "LOAN", false);

  private static final Map<String, Audience> AUDIENCE =
      Map.of(
          "CHILDREN", Audience.CHILDREN,
          "CHILD", Audience.CHILDREN,
          "JUNIOR", Audience.CHILDREN,
          "YOUNG_PEOPLE", Audience.YOUNG_PEOPLE,
          "TEEN", Audience.YOUNG_PEOPLE,
          "ADULTS", Audience.ADULTS,
          "ADULT", Audience.ADULTS);

  private final ParseRows readRows;
  private final ParseCardNumber readCardNumber;

  ParseLoans(ParseRows readRows, ParseCardNumber readCardNumber) {
    this.readRows = readRows;
    this.readCardNumber = readCardNumber;
  }

  Read<Loan> read(List<TypedRow> rows, Places places) {
    return readRows.read(rows, places, this::loan);
  }

  private Loan loan(Fields fields, TypedRow row, Head head) {
    if (!head.counts()) {
      return new Loan(head.ref(), head.revision(), false, null, null, null, false, null);
    }
    return new Loan(
        head.ref(),
        head.revision(),
        true,
        head.library(),
        head.day(),
        card(fields, row.text(Column.CARD)),
        isRenewal(fields, row.text(Column.KIND)),
        audience(fields, row.text(Column.AUDIENCE)));
  }

  /** A card that nobody knows is fine; one that was damaged on its way is not. */
  private CardNumber card(Fields fields, String typed) {
    return TypedText.given(typed).isEmpty()
        ? null
        : readCardNumber.read(fields, Column.CARD.field(), typed);
  }

  private static boolean isRenewal(Fields fields, String typed) {
    var renewal = RENEWAL.get(ParseRows.word(typed));
    if (renewal == null) {
      fields.reject(Column.KIND.field(), "Enter ISSUE for a loan, or RENEWAL");
    }
    return Boolean.TRUE.equals(renewal);
  }

  private static Audience audience(Fields fields, String typed) {
    var word = ParseRows.word(typed);
    if (!word.isEmpty() && !AUDIENCE.containsKey(word)) {
      fields.reject(
          Column.AUDIENCE.field(), "Enter CHILDREN, YOUNG PEOPLE or ADULTS, or leave this empty");
    }
    return AUDIENCE.get(word);
  }
}
