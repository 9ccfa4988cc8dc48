package throughline.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Rounds of the suite and of its floor, taken in turn, so that neither has the quieter machine. */
public record Rounds<S, F>(List<S> subject, List<F> floor) {

  public static <S, F> Rounds<S, F> interleaved(
      int warmUps, int rounds, Callable<S> subject, Callable<F> floor) throws Exception {
    for (var warmUp = 0; warmUp < warmUps; warmUp++) {
      subject.call();
      floor.call();
    }
    var measured = new Rounds<S, F>(new ArrayList<>(), new ArrayList<>());
    for (var round = 0; round < rounds; round++) {
      measured.subject.add(subject.call());
      measured.floor.add(floor.call());
    }
    return measured;
  }

  public Comparison compare(ToDoubleFunction<S> ofSubject, ToDoubleFunction<F> ofFloor) {
    return new Comparison(
        subject.stream().mapToDouble(ofSubject).boxed().toList(),
        floor.stream().mapToDouble(ofFloor).boxed().toList());
  }
}
