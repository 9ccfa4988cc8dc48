package throughline.membership.usage;

import java.util.List;
import java.util.Locale;

/** A column of a file, which is a field of a row that a program sends. */
enum Column {
  ROW("row", "Row", true, "row reference", "reference", "transaction", "transaction number"),
  LIBRARY("library", "Library", true, "library code", "library name", "branch", "site"),
  DAY("day", "Date", true, "day", "loan date", "event date", "issued on"),
  KIND("kind", "Kind", true, "type", "loan type", "transaction type"),
  CARD("card", "Card", false, "card number", "borrower", "barcode", "borrower number"),
  AUDIENCE("audience", "Audience", false, "item audience", "collection"),
  EVENT("event", "Event", true, "event reference", "session"),
  UNDER_5S("under5s", "Under 5s", true, "under 5", "children under 5", "headcount"),
  CARDS("cards", "Cards", false, "card numbers"),
  REVISION("revision", "Revision", false, "version"),
  STATE("state", "State", false, "status");

  private final String field;
  private final String label;
  private final boolean needed;
  private final List<String> alsoCalled;

  Column(String field, String label, boolean needed, String... alsoCalled) {
    this.field = field;
    this.label = label;
    this.needed = needed;
    this.alsoCalled = List.of(alsoCalled);
  }

  /** As a program calls it. */
  String field() {
    return field;
  }

  /** As the first row of a file calls it. */
  String label() {
    return label;
  }

  boolean isNeeded() {
    return needed;
  }

  boolean isCalled(String heading) {
    var name = heading.strip().toLowerCase(Locale.UK);
    return name.equals(label.toLowerCase(Locale.UK)) || alsoCalled.contains(name);
  }
}
