package org.ppl4j.model;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Noise;
import org.ppl4j.op.Iota;

/** A plate whose body is traced into a block of a recording. */
final class TracedPlate implements Scope.Plate {
  private final Tracer tracer;
  private final String name;
  private final int population;
  private final int count;

  TracedPlate(Tracer tracer, String name, int population, int count) {
    this.tracer = tracer;
    this.name = name;
    this.population = population;
    this.count = count;
    if (population < 1 || count < 1 || count > population) {
      throw InvalidArgument.of(
          Report.of("plate \"" + name + "\": " + count + " of " + population + " elements.")
              .at(Source.here())
              .cure("a plate has at least one element, and a subsample at most all of them"));
    }
  }

  @Override
  public Scope.Plate subsample(int few) {
    return new TracedPlate(tracer, name, population, few);
  }

  @Override
  public <T> T map(Function<Int, T> body) {
    tracer.requireOpen("plate");
    Int index = new Int(Input.index(name, "index of plate \"" + name + "\"", population));
    PlateFrame frame =
        new PlateFrame(name, tracer.address(name), population, count, index, indices());
    return tracer.recording().inFrame(frame, () -> body.apply(index), TracedPlate::all);
  }

  private Expr indices() {
    return count == population
        ? Expr.of(new Iota(population), List.of())
        : Expr.of(Noise.subset(tracer.address(name), count, population), List.of());
  }

  private static <T> T all(Block block, T element) {
    List<Expr> inside = Structure.values(element).stream().map(Value::expr).toList();
    List<Expr> all = block.lift(inside);
    int[] at = {0};
    return Structure.map(element, value -> Value.of(all.get(at[0]++)));
  }

  @Override
  public void forEach(Consumer<Int> body) {
    map(
        index -> {
          body.accept(index);
          return List.of();
        });
  }
}
