package org.ppl4j.dist;

import org.ppl4j.Real;

/** The part of {@link Distributions} for vectors and matrices. */
abstract class VectorDistributions extends CountDistributions {
  VectorDistributions() {}

  // Multivariate: vectors

  /** See {@link Dirichlet}. */
  public static Dirichlet dirichlet(Real concentration) {
    return new Dirichlet(concentration);
  }

  /** See {@link Dirichlet}. */
  public static Dirichlet dirichlet(double... concentration) {
    return new Dirichlet(Real.constant(concentration));
  }

  /** See {@link MultivariateNormal}, by its covariance. */
  public static MultivariateNormal multivariateNormal(Real mean, Real covariance) {
    return MultivariateNormal.ofCovariance(mean, covariance);
  }

  /** See {@link MultivariateNormal}, by its covariance. */
  public static MultivariateNormal multivariateNormal(double mean, Real covariance) {
    return MultivariateNormal.ofCovariance(Real.constant(mean), covariance);
  }

  /** See {@link MultivariateNormal}, by the inverse of its covariance. */
  public static MultivariateNormal multivariateNormalPrecision(Real mean, Real precision) {
    return MultivariateNormal.ofPrecision(mean, precision);
  }

  /** See {@link MultivariateNormal}, by the inverse of its covariance. */
  public static MultivariateNormal multivariateNormalPrecision(double mean, Real precision) {
    return MultivariateNormal.ofPrecision(Real.constant(mean), precision);
  }

  /** See {@link MultivariateNormal}, by its covariance's lower Cholesky factor. */
  public static MultivariateNormal multivariateNormalCholesky(Real mean, Real factor) {
    return new MultivariateNormal(mean, factor);
  }

  /** See {@link MultivariateNormal}, by its covariance's lower Cholesky factor. */
  public static MultivariateNormal multivariateNormalCholesky(double mean, Real factor) {
    return new MultivariateNormal(Real.constant(mean), factor);
  }

  /** See {@link LowRankMultivariateNormal}. */
  public static LowRankMultivariateNormal lowRankMultivariateNormal(
      Real mean, Real factor, Real diagonal) {
    return new LowRankMultivariateNormal(mean, factor, diagonal);
  }

  /** See {@link LowRankMultivariateNormal}. */
  public static LowRankMultivariateNormal lowRankMultivariateNormal(
      Real mean, Real factor, double diagonal) {
    return new LowRankMultivariateNormal(mean, factor, Real.constant(diagonal));
  }

  /** See {@link LowRankMultivariateNormal}. */
  public static LowRankMultivariateNormal lowRankMultivariateNormal(
      double mean, Real factor, Real diagonal) {
    return new LowRankMultivariateNormal(Real.constant(mean), factor, diagonal);
  }

  /** See {@link LowRankMultivariateNormal}. */
  public static LowRankMultivariateNormal lowRankMultivariateNormal(
      double mean, Real factor, double diagonal) {
    return new LowRankMultivariateNormal(Real.constant(mean), factor, Real.constant(diagonal));
  }

  /** See {@link MultivariateStudentT}, by its scale matrix. */
  public static MultivariateStudentT multivariateStudentT(Real degrees, Real location, Real scale) {
    return MultivariateStudentT.ofScale(degrees, location, scale);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix. */
  public static MultivariateStudentT multivariateStudentT(
      Real degrees, double location, Real scale) {
    return MultivariateStudentT.ofScale(degrees, Real.constant(location), scale);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix. */
  public static MultivariateStudentT multivariateStudentT(
      double degrees, Real location, Real scale) {
    return MultivariateStudentT.ofScale(Real.constant(degrees), location, scale);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix. */
  public static MultivariateStudentT multivariateStudentT(
      double degrees, double location, Real scale) {
    return MultivariateStudentT.ofScale(Real.constant(degrees), Real.constant(location), scale);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix's lower Cholesky factor. */
  public static MultivariateStudentT multivariateStudentTCholesky(
      Real degrees, Real location, Real factor) {
    return new MultivariateStudentT(degrees, location, factor);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix's lower Cholesky factor. */
  public static MultivariateStudentT multivariateStudentTCholesky(
      Real degrees, double location, Real factor) {
    return new MultivariateStudentT(degrees, Real.constant(location), factor);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix's lower Cholesky factor. */
  public static MultivariateStudentT multivariateStudentTCholesky(
      double degrees, Real location, Real factor) {
    return new MultivariateStudentT(Real.constant(degrees), location, factor);
  }

  /** See {@link MultivariateStudentT}, by its scale matrix's lower Cholesky factor. */
  public static MultivariateStudentT multivariateStudentTCholesky(
      double degrees, double location, Real factor) {
    return new MultivariateStudentT(Real.constant(degrees), Real.constant(location), factor);
  }

  /** See {@link GaussianRandomWalk}. */
  public static GaussianRandomWalk gaussianRandomWalk(Real scale, int steps) {
    return new GaussianRandomWalk(scale, steps);
  }

  /** See {@link GaussianRandomWalk}. */
  public static GaussianRandomWalk gaussianRandomWalk(double scale, int steps) {
    return new GaussianRandomWalk(Real.constant(scale), steps);
  }

  // Multivariate: matrices

  /** See {@link LkjCholesky}. */
  public static LkjCholesky lkjCholesky(int dimension, Real concentration) {
    return new LkjCholesky(dimension, concentration);
  }

  /** See {@link LkjCholesky}. */
  public static LkjCholesky lkjCholesky(int dimension, double concentration) {
    return new LkjCholesky(dimension, Real.constant(concentration));
  }

  /** See {@link Wishart}, by its scale matrix. */
  public static Wishart wishart(Real degrees, Real scale) {
    return Wishart.ofScale(degrees, scale);
  }

  /** See {@link Wishart}, by its scale matrix. */
  public static Wishart wishart(double degrees, Real scale) {
    return Wishart.ofScale(Real.constant(degrees), scale);
  }

  /** See {@link Wishart}, by its scale matrix's lower Cholesky factor. */
  public static Wishart wishartCholesky(Real degrees, Real factor) {
    return new Wishart(degrees, factor);
  }

  /** See {@link Wishart}, by its scale matrix's lower Cholesky factor. */
  public static Wishart wishartCholesky(double degrees, Real factor) {
    return new Wishart(Real.constant(degrees), factor);
  }

  /** See {@link InverseWishart}, by its scale matrix. */
  public static InverseWishart inverseWishart(Real degrees, Real scale) {
    return InverseWishart.ofScale(degrees, scale);
  }

  /** See {@link InverseWishart}, by its scale matrix. */
  public static InverseWishart inverseWishart(double degrees, Real scale) {
    return InverseWishart.ofScale(Real.constant(degrees), scale);
  }

  /** See {@link InverseWishart}, by its scale matrix's lower Cholesky factor. */
  public static InverseWishart inverseWishartCholesky(Real degrees, Real factor) {
    return new InverseWishart(degrees, factor);
  }

  /** See {@link InverseWishart}, by its scale matrix's lower Cholesky factor. */
  public static InverseWishart inverseWishartCholesky(double degrees, Real factor) {
    return new InverseWishart(Real.constant(degrees), factor);
  }

  /** See {@link MatrixNormal}, by its covariances. */
  public static MatrixNormal matrixNormal(Real mean, Real rowCovariance, Real columnCovariance) {
    return MatrixNormal.ofCovariances(mean, rowCovariance, columnCovariance);
  }

  /** See {@link MatrixNormal}, by its covariances. */
  public static MatrixNormal matrixNormal(double mean, Real rowCovariance, Real columnCovariance) {
    return MatrixNormal.ofCovariances(Real.constant(mean), rowCovariance, columnCovariance);
  }

  /** See {@link MatrixNormal}, by its covariances' lower Cholesky factors. */
  public static MatrixNormal matrixNormalCholesky(Real mean, Real rowFactor, Real columnFactor) {
    return new MatrixNormal(mean, rowFactor, columnFactor);
  }

  /** See {@link MatrixNormal}, by its covariances' lower Cholesky factors. */
  public static MatrixNormal matrixNormalCholesky(double mean, Real rowFactor, Real columnFactor) {
    return new MatrixNormal(Real.constant(mean), rowFactor, columnFactor);
  }
}
