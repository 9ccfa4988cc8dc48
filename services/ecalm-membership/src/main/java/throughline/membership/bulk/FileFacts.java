package throughline.membership.bulk;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.enrolment.EnrolmentFacts;
import throughline.membership.enrolment.KnownFacts;
import throughline.membership.enrolment.NewChild;
import throughline.membership.enrolment.ReadResidence;
import throughline.membership.library.Library;
import throughline.membership.office.Office;
import throughline.membership.postcode.Located;
import throughline.platform.core.input.Fields;

/**
 * What some rows of a file are held against, asked beforehand. Whose a card is that somebody has,
 * and who is suppressed, is judged when it is known who the child is.
 */
final class FileFacts implements EnrolmentFacts {

  private static final String NO_CARD_LEFT =
      "Your stock has no card left. Write the number of the card that the family was given, or"
          + " record a batch under Cards and send this row again";

  private final KnownFacts known;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> districts = new HashMap<>();
  private final Iterator<CardNumber> free;

  FileFacts(KnownFacts known, List<CardNumber> free) {
    this.known = known;
    this.free = free.iterator();
    for (var library : known.libraries()) {
      codes.put(plain(library.name()), library.code());
      codes.put(plain(library.code()), library.code());
    }
    for (var district : known.districts()) {
      districts.put(plain(district.name()), district.code());
      districts.put(plain(district.code()), district.code());
    }
    districts.put("out of county", ReadResidence.OUT_OF_COUNTY);
    districts.put("unknown", ReadResidence.UNKNOWN);
    districts.put("not known", ReadResidence.UNKNOWN);
  }

  /** The code of a library that is written by its name or code; what is neither stays. */
  String libraryCode(String written) {
    return codes.getOrDefault(plain(written), written);
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

  @Override
  public CardNumber card(Fields fields, String field, String typed, Office office) {
    return typed.isEmpty() ? fromStock(fields, field) : known.cardInStock(fields, field, typed);
  }

  private CardNumber fromStock(Fields fields, String field) {
    if (free.hasNext()) {
      return free.next();
    }
    fields.reject(field, NO_CARD_LEFT);
    return null;
  }

  @Override
  public boolean isSuppressed(NewChild child) {
    return false;
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.UK).replaceAll("[\\s_]+", " ");
  }
}
