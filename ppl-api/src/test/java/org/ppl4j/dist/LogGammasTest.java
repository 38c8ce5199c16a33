package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Real;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Differences of log-gamma functions against mpmath. */
final class LogGammasTest {
  @ParameterizedTest
  @CsvSource({
    "0.3, 0.5, -0.9437383164182379, 2.5375156554939946",
    "0.3, 1.0, -1.2039728043259361, 3.3333333333333335",
    "0.3, 7.0, 6.052094528204173, 5.420344557838119",
    "0.3, 10000.0, 82101.38479005908, 12.712844594392996",
    "5.0, 0.5, 0.7797601372707706, 0.10497548014995065",
    "5.0, 1.0, 1.6094379124341003, 0.2",
    "5.0, 7.0, 14.32425401552594, 0.9365440115440116",
    "5.0, 10000.0, 82142.59214432194, 7.704672602741039",
    "14.99, 0.5, 1.3453543077050496, 0.03391155863694627",
    "14.99, 1.0, 2.7073833121145063, 0.066711140760507",
    "14.99, 7.0, 20.184978629775696, 0.39402085748409577",
    "14.99, 10000.0, 82212.62649789864, 6.538131281861106",
    "15.01, 0.5, 1.3460320794273355, 0.03386563433059178",
    "15.01, 1.0, 2.7087166456453704, 0.06662225183211193",
    "15.01, 7.0, 20.19285455820252, 0.39357215776077087",
    "15.01, 10000.0, 82212.75724675343, 6.53675451419019",
    "40.0, 0.5, 1.8413148084219249, 0.012578118898390458",
    "40.0, 1.0, 3.6888794541139363, 0.025",
    "40.0, 7.0, 26.320814774972852, 0.16314420704972876",
    "40.0, 10000.0, 82361.5772485631, 5.537955217587358",
    "100000.0, 0.5, 5.756461482485114, 5.0000125e-06",
    "100000.0, 1.0, 11.512925464970229, 1e-05",
    "100000.0, 7.0, 80.59068825024174, 6.99979000909956e-05",
    "100000.0, 10000.0, 115613.32677301236, 0.09531063435122569",
    "1000000000000.0, 0.5, 13.81551055796415, 5.00000000000125e-13",
    "1000000000000.0, 1.0, 27.631021115928547, 1e-12",
    "1000000000000.0, 7.0, 193.41714781152083, 6.999999999979e-12",
    "1000000000000.0, 10000.0, 276310.2112092805, 9.999999950005e-09"
  })
  void ratio(double a, double k, double truth, double digammaDifference) {
    Real start = Real.input("a");
    Real value = LogGammas.ratio(Real.constant(a), Real.constant(k));
    assertThat(value.value().doubleValue() / truth).isBetween(1 - 4e-15, 1 + 4e-15);
    Expr slope =
        Grad.gradients(LogGammas.ratio(start, Real.constant(k)).expr(), List.of(start.expr()))
            .get(0);
    double found =
        Evaluator.evaluate(
                new Graph("slope", List.of(start.expr()), List.of(slope)),
                List.of(Tensor.wrap(Type.real(), new double[] {a})))
            .get(0)
            .doubleValue();
    assertThat(found / digammaDifference).isBetween(1 - 1e-8, 1 + 1e-8);
  }
}
