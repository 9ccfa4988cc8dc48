package throughline.bench.api;

import java.util.List;
import java.util.UUID;
import throughline.bench.suite.MeasurementFailed;
import throughline.client.ApiRequest;
import throughline.client.Caller;

/** An entrepreneur who books one session after another by the service's API. */
final class BookEach implements Clients.Call {

  private final Caller entrepreneur;
  private final List<UUID> sessions;
  private final int first;
  private int booked;

  BookEach(Caller entrepreneur, List<UUID> sessions, int first) {
    this.entrepreneur = entrepreneur;
    this.sessions = sessions;
    this.first = first;
  }

  @Override
  public void make() {
    if (booked == sessions.size()) {
      throw new MeasurementFailed("There are too few sessions to book.");
    }
    var session = sessions.get((first + booked++) % sessions.size());
    entrepreneur.post(ApiRequest.book(session.toString()));
  }
}
