package throughline.volunteers.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.platform.database.equality.SmallNumbers;
import throughline.platform.database.equality.SmallNumbers.Share;
import throughline.platform.database.equality.SmallNumbers.Split;
import throughline.volunteers.monitoring.CohortCounts.Asked;
import throughline.volunteers.monitoring.CohortCounts.Counted;

/**
 * What is told of a district, or of all that have no numbers of their own; a share that is null is
 * not told. How many were asked and answered tells no answer.
 *
 * @param district null for those that are told together
 */
record Told(
    String district, long asked, long answered, Share sex, Share group, Share limit, Share age) {
  private static final Counted NOBODY = new Counted("", 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static List<Told> of(List<Asked> asked, List<Counted> counted, SmallNumbers numbers) {
    var sex = question(counted, numbers, Told::sex);
    var group = question(counted, numbers, Told::group);
    var limit = question(counted, numbers, Told::limit);
    var age = question(counted, numbers, Told::age);
    var askedBy = asked.stream().collect(Collectors.toMap(Asked::district, Asked::asked));
    var byDistrict =
        counted.stream().collect(Collectors.toMap(Counted::district, Function.identity()));
    var districts = new TreeSet<>(askedBy.keySet());
    districts.addAll(byDistrict.keySet());
    var told = new ArrayList<Told>();
    for (var district : districts) {
      var of = byDistrict.getOrDefault(district, NOBODY);
      told.add(
          new Told(
              district,
              askedBy.getOrDefault(district, 0L),
              of.answered(),
              alone(sex, district, sex(of)),
              alone(group, district, group(of)),
              alone(limit, district, limit(of)),
              alone(age, district, age(of))));
    }
    told.add(
        new Told(null, 0, 0, sex.together(), group.together(), limit.together(), age.together()));
    return told;
  }

  private static Split question(
      List<Counted> counted, SmallNumbers numbers, Function<Counted, Share> question) {
    return numbers.split(counted, Counted::district, question);
  }

  private static Share alone(Split split, String district, Share share) {
    return split.alone().contains(district) ? share : null;
  }

  private static Share sex(Counted of) {
    return new Share(of.sexKnown(), of.women());
  }

  private static Share group(Counted of) {
    return new Share(of.groupKnown(), of.minorities());
  }

  private static Share limit(Counted of) {
    return new Share(of.limitKnown(), of.limited());
  }

  private static Share age(Counted of) {
    return new Share(of.ageKnown(), of.under25());
  }

  static Long of(Share share) {
    return share == null ? null : (Long) share.of();
  }

  static Long yes(Share share) {
    return share == null ? null : (Long) share.yes();
  }
}
