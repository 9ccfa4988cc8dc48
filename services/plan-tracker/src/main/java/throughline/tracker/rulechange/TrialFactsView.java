package throughline.tracker.rulechange;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the records that change sides, for programs. */
@Schema(name = "TrialFacts")
record TrialFactsView(
    @Schema(description = "How many there are in all") long all,
    @Schema(description = "What all of them add to the difference") long amount,
    @Schema(description = "How many would count that do not today, of all sides") long counted,
    @Schema(description = "How many would no longer count") long leftOut,
    @Schema(description = "How many would count another amount, or elsewhere") long otherwise,
    List<FactView> facts,
    boolean more) {

  @Schema(name = "TrialFact")
  record FactView(
      Side side,
      LocalDate day,
      String place,
      @Schema(description = "What it adds today") long today,
      @Schema(description = "What it would add") long proposed,
      String why,
      String aggregate,
      String aggregateId,
      @Schema(description = "Its latest version") long version) {}

  static TrialFactsView of(OpenFacts.Opened opened) {
    return new TrialFactsView(
        opened.all(),
        opened.amount(),
        opened.counts().facts(Side.COUNTED),
        opened.counts().facts(Side.LEFT_OUT),
        opened.counts().facts(Side.OTHERWISE),
        opened.facts().stream()
            .map(
                fact ->
                    new FactView(
                        fact.side(),
                        fact.day(),
                        fact.place(),
                        fact.today(),
                        fact.tried(),
                        fact.why(),
                        fact.aggregate(),
                        fact.aggregateId(),
                        fact.version()))
            .toList(),
        opened.hasNext());
  }
}
