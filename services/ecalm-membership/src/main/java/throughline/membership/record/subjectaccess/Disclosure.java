package throughline.membership.record.subjectaccess;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that is held of one child, for one guardian or for the child. Of another guardian
 * there is nothing in it.
 *
 * @param guardian null if it is for the child
 * @param firstLoan the day on which something was borrowed first; null until it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Disclosure(
    Instant madeAt,
    Person child,
    Membership membership,
    List<Merged> mergedRecords,
    Reader guardian,
    List<Address> addresses,
    List<Card> cards,
    List<Choice> choices,
    LocalDate firstLoan,
    List<Use> use,
    List<Entry> history) {

  /** Who the child is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(String name, LocalDate dateOfBirth, Integer placeInBirth) {}

  /** What became of the membership; no library where the address is secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Membership(
      LocalDate since, String standing, String library, String office, String privacyNotice) {}

  /** A record of the same child that was merged into this one, and has a file of its own. */
  record Merged(Instant at) {}

  /** The guardian for whom it is, and the address that they gave and have not confirmed yet. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reader(
      String name,
      String relationship,
      String contact,
      String contactToConfirm,
      boolean mayContact,
      boolean mayManage) {}

  /** Where the child lived. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Address(LocalDate from, LocalDate to, String address) {}

  /** A card that the child has or had. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Card(String number, Instant given, Instant stopped) {}

  /** What the family chose to be told, or not. */
  record Choice(Instant at, String what, boolean wanted, String privacyNotice) {}

  /** What was borrowed or visited; no library where the address is secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Use(LocalDate day, String what, String library) {}

  /** What was done with the record, or who saw it; nobody where nobody is told who it was. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(Instant at, String what, String by, String reason, List<String> details) {}

  @Override
  public String toString() {
    return "Disclosure";
  }
}
