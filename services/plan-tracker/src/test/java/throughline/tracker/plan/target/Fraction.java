package throughline.tracker.plan.target;

import java.math.BigInteger;

/** An exact number, for the oracle: nothing is lost by a division. */
record Fraction(BigInteger top, BigInteger bottom) {

  static Fraction of(long top, long bottom) {
    return new Fraction(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
            top.multiply(other.bottom).add(other.top.multiply(bottom)),
            bottom.multiply(other.bottom))
        .reduced();
  }

  Fraction times(Fraction other) {
    return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom)).reduced();
  }

  Fraction over(Fraction other) {
    return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top)).reduced();
  }

  /** The greatest whole number that is not above it. */
  long floor() {
    var parts = top.divideAndRemainder(bottom);
    return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
  }

  long nearest() {
    return plus(of(1, 2)).floor();
  }

  long ceiling() {
    return -of(0, 1).plus(new Fraction(top.negate(), bottom)).floor();
  }

  int sign() {
    return top.signum();
  }

  private Fraction reduced() {
    var common = top.gcd(bottom).max(BigInteger.ONE);
    if (bottom.signum() < 0) {
      common = common.negate();
    }
    return new Fraction(top.divide(common), bottom.divide(common));
  }
}
