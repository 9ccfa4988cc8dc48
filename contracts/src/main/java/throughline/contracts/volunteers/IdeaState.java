package throughline.contracts.volunteers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * An idea of a volunteer's as everyone may see it: neither whose it is nor what it says.
 *
 * @param version counts the changes of the idea, from 1
 * @param library the code of the library that it is about, null if it is about all of them
 * @param raisedOn the local day on which it was told
 * @param dueOn the local day by which it is to be answered
 * @param settledOn the day on which it was clear whether the answer came in time: that of an answer
 *     in time, or else the day on which it was due
 * @param answered whether it is answered
 * @param inTime whether it was answered by the day on which it was due
 * @param actedOn whether the answer says that something was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IdeaState(
    long version,
    String library,
    LocalDate raisedOn,
    LocalDate dueOn,
    LocalDate settledOn,
    Boolean answered,
    Boolean inTime,
    Boolean actedOn)
    implements AggregateState {

  public IdeaState {
    Require.atLeast("version", 1, version);
    Require.present("raisedOn", raisedOn);
    Require.present("dueOn", dueOn);
    Require.present("settledOn", settledOn);
    Require.present("answered", answered);
    Require.present("inTime", inTime);
    Require.present("actedOn", actedOn);
  }
}
