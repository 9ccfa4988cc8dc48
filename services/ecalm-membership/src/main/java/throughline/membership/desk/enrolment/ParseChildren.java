package throughline.membership.desk.enrolment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import throughline.membership.person.vault.NameKey;
import throughline.platform.core.input.Fields;

/** What has to be right among the children of one visit. */
final class ParseChildren {
  private ParseChildren() {}

  static String prefix(int child) {
    return child == 0 ? "" : ChildRequest.prefix(child - 1);
  }

  static void check(Fields fields, List<NewChild> children) {
    if (children.stream().anyMatch(Objects::isNull)) {
      return;
    }
    checkCards(fields, children);
    if (IntStream.range(0, children.size()).allMatch(i -> fields.ok(prefix(i) + "birthOrder"))) {
      checkOrder(fields, children);
    }
    checkNames(fields, children);
  }

  private static void checkCards(Fields fields, List<NewChild> children) {
    var seen = new HashSet<>();
    for (var child : children) {
      if (child.card() != null && !seen.add(child.card())) {
        fields.reject(
            child.cardField(),
            "This card is somebody else's of this visit already. Scan a card for each");
      }
    }
  }

  private static void checkOrder(Fields fields, List<NewChild> children) {
    var ofBirth =
        IntStream.range(0, children.size())
            .filter(i -> children.get(i).birthOrder() != null)
            .boxed()
            .toList();
    if (ofBirth.size() == 1) {
      fields.reject(
          prefix(ofBirth.get(0)) + "birthOrder",
          "Add the other child of this birth, or leave the order out");
    }
    var seen = new ArrayList<Integer>();
    for (var i : ofBirth) {
      var order = children.get(i).birthOrder();
      if (seen.contains(order) || order > ofBirth.size()) {
        fields.reject(
            prefix(i) + "birthOrder",
            "Order must be from 1 to %d, each once: the first-born is 1".formatted(ofBirth.size()));
      }
      seen.add(order);
    }
  }

  /** Two of one birth with the same given names are one child typed twice. */
  private static void checkNames(Fields fields, List<NewChild> children) {
    var seen = new HashSet<String>();
    for (var i = 0; i < children.size(); i++) {
      var child = children.get(i);
      var name = child.name() == null ? null : child.name().givenNames();
      if (child.birthOrder() != null && name != null && !seen.add(NameKey.of(name))) {
        fields.reject(
            prefix(i) + "childGivenNames",
            "Both children of this birth have this name. Check the spelling of each");
      }
    }
  }
}
