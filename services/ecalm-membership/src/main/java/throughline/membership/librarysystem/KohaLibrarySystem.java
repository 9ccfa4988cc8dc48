package throughline.membership.librarysystem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import throughline.membership.librarysystem.KohaApi.KohaAnswer;
import throughline.membership.librarysystem.PatronRecord.PatronField;

/**
 * Koha, by its REST API. It knows a child by the number of the card. Somebody there who has the
 * card and another date of birth is somebody else: that record is never touched. Koha's own errors
 * may hold a name, so they are not repeated.
 */
final class KohaLibrarySystem implements LibrarySystem {
  private static final String PATRONS = "/patrons";
  private static final String CARD_LOST = "patron_card_lost";
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final KohaApi koha;
  private final PatronRecord record;

  KohaLibrarySystem(KohaApi koha, PatronRecord record) {
    this.koha = koha;
    this.record = record;
  }

  @Override
  public Held sync(Patron patron, Held before) throws Refused, Unreachable, InterruptedException {
    return switch (patron.instruction()) {
      case KEEP -> keep(patron, before);
      case BLOCK -> block(patron, before);
      case REMOVE -> remove(patron, before);
    };
  }

  private Held keep(Patron patron, Held before) throws Refused, Unreachable, InterruptedException {
    var body = body(patron, before);
    // A card of before may have been handed over, and the answer lost.
    var number = number(patron, before, patron.cards().subList(1, patron.cards().size()));
    if (number.isPresent()) {
      var answer = koha.put(at(number.get()), body);
      if (!answer.is(NOT_FOUND)) {
        return new Held(done(answer, number.get()), false);
      }
    }
    return new Held(add(patron, body), false);
  }

  /** Added, or found if a try of before was cut off behind the adding. */
  private long add(Patron patron, JsonNode body) throws Refused, Unreachable, InterruptedException {
    var answer = koha.post(PATRONS, body);
    if (answer.is(NOT_FOUND)) {
      throw new Unreachable(
          "There is no REST API of Koha's at that address. Check LIBRARY_SYSTEM_ADDRESS.");
    }
    if (answer.is(CONFLICT)) {
      var known = withCard(patron, patron.card()).orElseThrow(KohaLibrarySystem::cardOfAnother);
      return done(koha.put(at(known), body), known);
    }
    done(answer, 0);
    var number = answer.body().path("patron_id").asLong(0);
    if (!answer.is(CREATED) || number == 0) {
      throw new Unreachable("What answers is not Koha's REST API. Check LIBRARY_SYSTEM_ADDRESS.");
    }
    return number;
  }

  private ObjectNode body(Patron patron, Held before) throws Refused {
    var body = JSON.createObjectNode();
    record.of(patron).forEach((field, value) -> body.put(field.attribute(), value));
    if (before.blocked()) {
      body.put(CARD_LOST, false);
    }
    return body;
  }

  /** Nothing but the block: what Koha asks for beside it is what it holds itself. */
  private Held block(Patron patron, Held before) throws Refused, Unreachable, InterruptedException {
    var number = number(patron, before, patron.cards());
    if (number.isEmpty()) {
      return Held.NOTHING;
    }
    var held = koha.get(at(number.get()));
    if (held.is(NOT_FOUND)) {
      return Held.NOTHING;
    }
    done(held, number.get());
    var body = JSON.createObjectNode();
    for (var required : new String[] {"surname", "library_id", "category_id"}) {
      body.set(required, held.body().path(required));
    }
    var answer = koha.put(at(number.get()), body.put(CARD_LOST, true));
    return answer.is(NOT_FOUND) ? Held.NOTHING : new Held(done(answer, number.get()), true);
  }

  private Held remove(Patron patron, Held before)
      throws Refused, Unreachable, InterruptedException {
    var number = number(patron, before, patron.cards());
    if (number.isPresent()) {
      var answer = koha.delete(at(number.get()));
      if (!answer.isDone() && !answer.is(NOT_FOUND)) {
        throw refusalToDelete(answer);
      }
    }
    return Held.NOTHING;
  }

  /** Koha's number for the child, if it is known here or found there by one of these cards. */
  private Optional<Long> number(Patron patron, Held before, List<String> cards)
      throws Refused, Unreachable, InterruptedException {
    if (before.number() != null) {
      return Optional.of(before.number());
    }
    for (var card : cards) {
      var known = withCard(patron, card);
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  /** Who has this card in Koha, if it is the child. */
  private Optional<Long> withCard(Patron patron, String card)
      throws Refused, Unreachable, InterruptedException {
    var answer = koha.search(PATRONS, PatronField.CARD_NUMBER.attribute(), card);
    done(answer, 0);
    for (var found : answer.body()) {
      if (card.equals(found.path(PatronField.CARD_NUMBER.attribute()).asText())) {
        return Optional.of(sameChild(patron, found));
      }
    }
    return Optional.empty();
  }

  private static long sameChild(Patron patron, JsonNode found) throws Refused {
    var born =
        patron
            .dateOfBirth()
            .orElseThrow(
                () ->
                    new Refused(
                        true,
                        "Somebody has this card in the library system, and who was erased here is"
                            + " not known any more. Look there, and remove the person if it is"
                            + " they."));
    var bornThere = found.path(PatronField.DATE_OF_BIRTH.attribute()).asText();
    if (!bornThere.equals(born.toString())) {
      throw cardOfAnother();
    }
    return found.path("patron_id").asLong();
  }

  private static long done(KohaAnswer answer, long number) throws Refused {
    if (answer.isDone()) {
      return number;
    }
    throw answer.is(CONFLICT) ? cardOfAnother() : refusal(answer, answer.is(BAD_REQUEST));
  }

  private static Refused cardOfAnother() {
    return new Refused(
        true,
        "Somebody else has this card in the library system, or the date of birth there is another."
            + " Put it right there or here, then try again.");
  }

  private static String at(long number) {
    return PATRONS + "/" + number;
  }

  private static Refused refusal(KohaAnswer answer, boolean forGood) {
    return new Refused(forGood, forGood ? wrong(answer.error()) : unexplained());
  }

  private static String wrong(String error) {
    if (error.contains(PatronField.LIBRARY.attribute())) {
      return "The library system does not know the home library by this code. Set it in"
          + " LIBRARY_SYSTEM_LIBRARIES, then try again.";
    }
    if (error.contains(PatronField.CATEGORY.attribute())) {
      return "The library system does not know the category. Set LIBRARY_SYSTEM_CATEGORY and"
          + " LIBRARY_SYSTEM_ADULT_CATEGORY to its patron categories, then try again.";
    }
    return "The library system does not take this record. Its log says which rule of its own is in"
        + " the way: change the rule or the record, then try again.";
  }

  private static Refused refusalToDelete(KohaAnswer answer) {
    return switch (answer.errorCode()) {
      case "has_checkouts" ->
          new Refused(
              true,
              "The person has things on loan. Take them back in the library system, then try"
                  + " again.");
      case "has_debt" ->
          new Refused(
              true,
              "The person owes something. Settle or waive it in the library system, then try"
                  + " again.");
      case "has_guarantees" ->
          new Refused(
              true,
              "The library system holds the person as somebody's guarantor. Change that there, then"
                  + " try again.");
      default ->
          answer.status() < 500
              ? new Refused(
                  true,
                  "The library system does not remove the person. Remove them there, then try"
                      + " again.")
              : new Refused(false, unexplained());
    };
  }

  private static String unexplained() {
    return "The library system had an error with this record. Its log says which.";
  }
}
