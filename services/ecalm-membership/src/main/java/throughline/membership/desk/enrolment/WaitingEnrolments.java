package throughline.membership.desk.enrolment;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import throughline.membership.desk.enrolment.ShowOffices.OfficeDay;
import throughline.membership.desk.offline.DeviceWaiting.OnDevices;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** What a registrar did today at their offices, and which children came to a library's staff. */
@ApplicationScoped
@Priority(1)
class WaitingEnrolments implements Waiting {
  private final Members members;
  private final ShowOffices showOffices;
  private final ListEnrolments listEnrolments;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingEnrolments(
      Members members,
      ShowOffices showOffices,
      ListEnrolments listEnrolments,
      CurrentPerson person,
      Clock clock) {
    this.members = members;
    this.showOffices = showOffices;
    this.listEnrolments = listEnrolments;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    return Desk.isFor(person) ? cards(Desk.of(person)) : List.of();
  }

  private List<HomeCard> cards(Desk desk) {
    var cards = new ArrayList<HomeCard>();
    var today = London.today(clock);
    if (!desk.offices().isNone()) {
      cards.addAll(ofOffices(showOffices.of(desk.offices())));
    }
    if (!desk.libraries().isNone()) {
      cards.add(
          HomeCard.counted(
              "New members of your libraries",
              members.countJoined(today.minusDays(ListEnrolments.DAYS - 1), desk.libraries()),
              "In the last %d days".formatted(ListEnrolments.DAYS),
              ""));
    }
    cards.add(unnamed(desk));
    return cards;
  }

  private HomeCard unnamed(Desk desk) {
    var waiting = listEnrolments.countUnnamed(desk);
    return HomeCard.counted(
        "Not named yet", waiting, "Children who wait for a name", waiting == 0 ? "" : "/unnamed");
  }

  private static List<HomeCard> ofOffices(List<OfficeDay> offices) {
    var waiting = offices.stream().mapToLong(OfficeDay::comingBack).sum();
    var cards = new ArrayList<HomeCard>();
    cards.add(
        HomeCard.counted(
            "Children enrolled today",
            offices.stream().mapToLong(OfficeDay::enrolledToday).sum(),
            "At your registration offices",
            ""));
    cards.add(
        HomeCard.counted(
            "Families who come back",
            waiting,
            "Whose offer was put off",
            waiting == 0 ? "" : "/offers/waiting"));
    cards.add(
        HomeCard.counted(
            "Never asked this month",
            offices.stream().mapToLong(OfficeDay::neverAsked).sum(),
            "Births without an offer, as far as recorded",
            "/coverage"));
    onDevices(offices).ifPresent(cards::add);
    lowStock(offices).ifPresent(cards::add);
    return cards;
  }

  /** Nothing if no device has said so. */
  private static Optional<HomeCard> onDevices(List<OfficeDay> offices) {
    var all = offices.stream().map(OfficeDay::onDevices).filter(Objects::nonNull).toList();
    return all.stream()
        .map(OnDevices::oldest)
        .min(Comparator.naturalOrder())
        .map(
            oldest ->
                HomeCard.counted(
                    "Not sent from devices",
                    all.stream().mapToLong(OnDevices::waiting).sum(),
                    "Written down without a network, since "
                        + London.moment(oldest)
                        + ". Open the form at that desk",
                    ""));
  }

  /** Nothing if every office has enough. */
  private static Optional<HomeCard> lowStock(List<OfficeDay> offices) {
    var low = offices.stream().filter(OfficeDay::stockIsLow).toList();
    return low.isEmpty()
        ? Optional.empty()
        : Optional.of(
            HomeCard.counted(
                "Cards left",
                low.stream().mapToLong(OfficeDay::cardsLeft).sum(),
                "Order more: " + low.stream().map(OfficeDay::officeName).collect(joining(", ")),
                "/cards"));
  }
}
