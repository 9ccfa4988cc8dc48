package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Pattern;
import throughline.membership.card.CardNumber;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.desk.enrolment.Enrolment;
import throughline.membership.desk.enrolment.LoadKnownFacts;
import throughline.membership.desk.enrolment.LoadKnownFacts.KnownFacts;
import throughline.membership.desk.enrolment.NewChild;
import throughline.membership.record.ParseResidence;
import throughline.membership.reference.office.Offices;
import throughline.platform.core.input.Fields;

/** Asks for all that rows of a file are held against, by as many statements for each thousand. */
@ApplicationScoped
class LoadFacts {

  private final Offices offices;
  private final LoadKnownFacts loadKnownFacts;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;

  LoadFacts(
      Offices offices,
      LoadKnownFacts loadKnownFacts,
      CheckStock checkStock,
      ParseCardNumber readCardNumber) {
    this.offices = offices;
    this.loadKnownFacts = loadKnownFacts;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
  }

  /**
   * Those for these rows, with as many cards as if each that names none were a new child's; until
   * the transaction ends nobody writes the cards off.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  FileFacts of(ImportFile file, List<ImportRow> rows, Collection<CardNumber> meant, int promised) {
    var named = rows.stream().map(this::card).flatMap(Optional::stream).toList();
    var without = (int) rows.stream().filter(row -> !row.says(BirthColumns.CARD)).count();
    return new FileFacts(
        loadKnownFacts.of(
            offices.find(file.office()).orElseThrow(),
            named,
            rows.stream().map(row -> row.text(BirthColumns.POSTCODE)).toList(),
            true),
        checkStock.free(file.office(), meant, promised, without));
  }

  Optional<CardNumber> card(ImportRow row) {
    return row.says(BirthColumns.CARD)
        ? Optional.ofNullable(
            readCardNumber.read(new Fields(), "cardNumber", row.text(BirthColumns.CARD)))
        : Optional.empty();
  }

  /** What some rows of a file are held against, asked beforehand. */
  static final class FileFacts {

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

    String residenceCode(String written) {
      return districts.getOrDefault(plain(written), written);
    }

    Optional<UUID> owner(CardNumber card) {
      return known.owner(card);
    }

    KnownFacts known() {
      return known;
    }

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
}
