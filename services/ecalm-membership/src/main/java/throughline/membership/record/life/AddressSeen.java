package throughline.membership.record.life;

import java.util.List;
import throughline.membership.record.AddressCopies.Copy;
import throughline.platform.database.audit.HistoryLine;

/**
 * To whom an address was shown and where it was sent.
 *
 * @param isSecret whether it may be opened for a reason only
 * @param address who opened it, or gave it out
 * @param place who was shown the home library or the district, which lead there
 * @param copies what was given to something outside of the record
 */
record AddressSeen(
    boolean isSecret, List<HistoryLine> address, List<HistoryLine> place, List<Copy> copies) {}
