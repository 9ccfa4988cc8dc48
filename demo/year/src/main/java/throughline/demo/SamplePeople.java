package throughline.demo;

import java.util.List;

/**
 * The people who can sign in to a demonstration, and names for those who cannot.
 *
 * @param prefix with which the sign-in's names of all who cannot sign in begin
 * @param signingIn those who can
 */
public record SamplePeople(String prefix, List<SamplePerson> signingIn) {

  private static final List<String> GIVEN =
      names(
          """
          Aisha Alice Amara Andrzej Anna Bilal Carys Chidi Clare Dan Elena Emeka Fatima Finn Grace
          Hana Harriet Ibrahim Imogen Isla Jack James Jaya Josh Kasia Kofi Laura Leila Liam Lucy
          Marek Maya Mei Mohammed Nadia Niamh Noor Oliver Olu Omar Owen Priya Rafael Rhys Rosa Ruth
          Sam Sanjay Sofia Stan Tariq Tess Theo Tom Umar Vera Will Yusuf Zainab Zoe
          """);

  private static final List<String> FAMILY =
      names(
          """
          Abara Adams Ahmed Ali Baker Barlow Begum Bianchi Brook Carter Chen Clarke Cohen Davies
          Diaz Evans Fisher Foster Garcia Green Gupta Hall Haque Hill Hughes Hussain Islam Jackson
          Jones Kaur Kelly Khan King Kowalski Lewis Lloyd Mensah Miller Moore Morgan Nowak O’Brien
          Okafor Parker Patel Price Rahman Reid Roberts Rossi Shah Sharma Singh Smith Taylor Thomas
          Turner Walker Ward Williams Wood Wright Young
          """);

  public SamplePerson named(String username) {
    return signingIn.stream()
        .filter(person -> person.username().equals(username))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("throughline.demo.people lacks " + username));
  }

  /**
   * Somebody who cannot sign in: the same for the same kind and number, with a name that no other
   * of as many numbers as there are pairs of names has.
   */
  public SamplePerson madeUp(String kind, int number) {
    var subject = "%s-%s-%d".formatted(prefix, kind, number);
    var name = givenName(number * 7) + " " + familyName(number / GIVEN.size() + number * 5);
    return new SamplePerson(subject, subject, name, "");
  }

  public static String givenName(int number) {
    return GIVEN.get(Math.floorMod(number, GIVEN.size()));
  }

  public static String familyName(int number) {
    return FAMILY.get(Math.floorMod(number, FAMILY.size()));
  }

  private static List<String> names(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
