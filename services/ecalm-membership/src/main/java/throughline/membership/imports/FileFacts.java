package throughline.membership.imports;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Pattern;
import throughline.membership.card.CardNumber;
import throughline.membership.desk.enrolment.Enrolment;
import throughline.membership.desk.enrolment.LoadKnownFacts.KnownFacts;
import throughline.membership.desk.enrolment.NewChild;
import throughline.membership.desk.enrolment.ParseEnrolment.EnrolmentFacts;
import throughline.membership.person.postcode.Located;
import throughline.membership.record.ParseResidence;
import throughline.membership.reference.library.Library;
import throughline.membership.reference.office.Office;
import throughline.platform.core.input.Fields;

/**
 * What some rows of a file are held against, asked beforehand. Whose a card is that somebody has,
 * and who is suppressed, is judged when it is known who the child is.
 */
final class FileFacts implements EnrolmentFacts {

  /** What people call a library whose full name has it in brackets: Westgate. */
  private static final Pattern SHORT_NAME = Pattern.compile("\\((.+)\\)");

  private final KnownFacts known;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> districts = new HashMap<>();
  private final Queue<CardNumber> free;

  FileFacts(KnownFacts known, List<CardNumber> free) {
    this.known = known;
    this.free = new ArrayDeque<>(free);
    for (var library : known.libraries()) {
      codes.put(plain(library.name()), library.code());
      SHORT_NAME
          .matcher(plain(library.name()))
          .results()
          .map(name -> name.group(1))
          .forEach(name -> codes.putIfAbsent(name, library.code()));
      codes.put(plain(library.code()), library.code());
    }
    for (var district : known.districts()) {
      districts.put(plain(district.name()), district.code());
      districts.put(plain(district.code()), district.code());
    }
    districts.put(plain(ParseResidence.OUT_OF_COUNTY_IN_WORDS), ParseResidence.OUT_OF_COUNTY);
    districts.put("out of county", ParseResidence.OUT_OF_COUNTY);
    districts.put(plain(ParseResidence.UNKNOWN_IN_WORDS), ParseResidence.UNKNOWN);
    districts.put("withheld", ParseResidence.UNKNOWN);
    districts.put("unknown", ParseResidence.UNKNOWN);
    districts.put("not known", ParseResidence.UNKNOWN);
  }

  /** The code of a library that is written by its name or code; what is neither stays. */
  String libraryCode(String written) {
    var name = plain(written);
    return codes.getOrDefault(
        name, codes.getOrDefault(name.replaceFirst(" library$", ""), written));
  }

  /** The same of where a child lives. */
  String residenceCode(String written) {
    return districts.getOrDefault(plain(written), written);
  }

  /** Whose the card is or was; empty if it may be given. */
  Optional<UUID> owner(CardNumber card) {
    return known.owner(card);
  }

  @Override
  public Office office(Fields fields, String typed) {
    return known.office(fields, typed);
  }

  @Override
  public Optional<Library> library(String code) {
    return known.library(code);
  }

  @Override
  public boolean isDistrict(String code) {
    return known.isDistrict(code);
  }

  @Override
  public Optional<Located> locate(String typedPostcode) {
    return known.locate(typedPostcode);
  }

  /** Null for a row that leaves its card to the stock: whether it gets one is not known yet. */
  @Override
  public CardNumber card(Fields fields, String field, String typed, Office office) {
    return typed.isEmpty() ? null : known.cardInStock(fields, field, typed);
  }

  /**
   * Gives each child of a visit who has no card one of the stock.
   *
   * @return empty if so many are not left
   */
  Optional<Enrolment> withCards(Enrolment visit) {
    var without = visit.children().stream().filter(child -> child.card() == null).count();
    return without > free.size()
        ? Optional.empty()
        : Optional.of(visit.with(visit.children().stream().map(this::withCard).toList()));
  }

  private NewChild withCard(NewChild child) {
    return child.card() == null ? child.with(free.remove()) : child;
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.UK).replaceAll("[\\s_]+", " ");
  }
}
