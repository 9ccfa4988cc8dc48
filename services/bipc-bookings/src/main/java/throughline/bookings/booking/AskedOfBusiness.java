package throughline.bookings.booking;

import java.util.UUID;

/** What somebody without an account says of their business when they ask for a place. */
public interface AskedOfBusiness {
  /** The answers as typed; each may be left out. */
  record Answers(String stage, String sector, String goal) {}

  /** Keeps them with a request. */
  void keep(UUID request, Answers typed);

  /** What was kept is known of this person from now on. */
  void tell(UUID request, UUID entrepreneur);
}
