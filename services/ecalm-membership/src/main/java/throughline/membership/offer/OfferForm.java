package throughline.membership.offer;

import java.util.List;
import throughline.platform.web.input.Option;

/**
 * What the buttons for an outcome need.
 *
 * @param offices empty if there is nothing to choose
 */
public record OfferForm(List<Option> offices) {}
