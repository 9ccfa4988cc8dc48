package throughline.membership.desk.enrolment;

import java.util.List;
import throughline.platform.web.input.Option;

/**
 * What the form lets a registrar choose from; {@link EnrolmentFormOptions} fills it.
 *
 * @param cardLength how many digits a card's number has
 * @param cardPattern by which a script tells a scan that went astray
 * @param offices empty if there is nothing to choose
 * @param cardAtHand for who has none in a demonstration; null otherwise
 */
record Choices(
    List<Option> offices,
    List<Option> residences,
    List<Option> relationships,
    List<Option> orders,
    List<Option> ageGroups,
    List<Option> addressPolicies,
    List<Option> purposes,
    List<Option> libraries,
    int cardLength,
    String cardPattern,
    String cardAtHand) {
  /** Where another child would be in the form. */
  public ChildFields anotherChild() {
    return ChildFields.second(false);
  }

  /** Where an adult would be. */
  public ChildFields anotherAdult() {
    return ChildFields.second(true);
  }
}
