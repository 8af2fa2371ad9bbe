/** The public names of gradus: everything here runs in Node.js and in a browser. */

export { GradusError, InputError, type InputPlace, Stopped } from "./core/errors.js";
export type { FloatArray } from "./core/float-array.js";
export { type RandomStream, randomStream } from "./core/numeric/random.js";
export type { NoOptions } from "./core/options.js";
export type { Taus } from "./core/quantiles.js";
export { type Configurable, configurable, type Entry, type Registry } from "./core/registry.js";
export type { ListenedSignal, StopSignal } from "./core/stop-signal.js";
export * from "./data/index.js";
export type { FitScalerOptions } from "./data/scaler.js";
export { addingTask } from "./data/tasks/adding.js";
export { latchTask } from "./data/tasks/latch.js";
export { parityTask } from "./data/tasks/parity.js";
export type { SequenceTaskOptions } from "./data/tasks/sequence-task.js";
export { type FitHighwayOptions, fitHighway } from "./highway/fit-highway.js";
export { automaticStart } from "./initialisers/automatic-start.js";
export type { Initialiser, InitialiserStart, StartAmplitude } from "./initialisers/contract.js";
export { drawn } from "./initialisers/drawn.js";
export { initialisers } from "./initialisers/index.js";
export { initialise } from "./initialisers/initialise.js";
export { type LinearStartOptions, linearStart } from "./initialisers/linear/linear-start.js";
export { orthogonal } from "./initialisers/orthogonal.js";
export { type PretrainedOptions, pretrained } from "./initialisers/pretrained.js";
export { type RidgeReadoutOptions, ridgeReadout } from "./initialisers/ridge-readout.js";
export { type SolvedReadoutOptions, solvedReadout } from "./initialisers/solved-readout.js";
export type {
  AdamConstants,
  BackwardOptions,
  DensePass,
  DenseSpec,
  Form,
  Kernels,
  LayerBelow,
  LayerNoise,
  Lease,
  MatrixKernels,
  MatrixProduct,
  MeanVariance,
  ProductSpec,
  RecurrentPass,
  RecurrentSpec,
  RowBasis,
  VectorKernels,
} from "./kernels/contract.js";
export type { CopyPlan, StepColumns } from "./kernels/copied-rows.js";
export { type ReferenceOptions, referenceKernels } from "./kernels/reference/index.js";
export { type EngineChoice, type SelectedKernels, type SelectOptions, selectKernels } from "./kernels/select.js";
export { binaryCrossEntropy } from "./loss/binary-cross-entropy.js";
export type { Loss, LossOptions, TargetKind } from "./loss/contract.js";
export { type HuberOptions, huber } from "./loss/huber.js";
export { losses } from "./loss/index.js";
export { type QuantileOptions, quantile } from "./loss/quantile.js";
export { softmaxCrossEntropy } from "./loss/softmax-cross-entropy.js";
export { squared } from "./loss/squared.js";
export type { Direction, Metric, MetricRows } from "./metric/contract.js";
export { metrics } from "./metric/index.js";
export { metricOf } from "./metric/metric-of.js";
export { buildNetwork, type Network } from "./network/build.js";
export type {
  ActivationOperation,
  AffineOperation,
  BlendOperation,
  Cell,
  LayerSizes,
  LinearRecurrence,
  LinearTensors,
  OperatingPoint,
  Operation,
  ProductOperation,
  SumOperation,
} from "./network/cell.js";
export { cells } from "./network/cells/index.js";
export type { Highway, HighwayKind } from "./network/highway.js";
export type { Approximation, NetworkOptions, NetworkSpec } from "./network/spec.js";
export { type ActivationOptions, activation } from "./objective/activation.js";
export type {
  ClosedForm,
  ForwardSpec,
  NetworkWeights,
  Objective,
  ObjectivePass,
  PerSlice,
  TrainSpec,
  UnitMasks,
  UnitRow,
} from "./objective/contract.js";
export { objectives } from "./objective/index.js";
export { type NoiseDistance, type NoiseDistanceOptions, noiseDistance } from "./objective/noise-distance.js";
export { plain } from "./objective/plain.js";
export { type SampledOptions, sampled } from "./objective/sampled.js";
export { type StraightThroughOptions, straightThrough } from "./objective/straight-through.js";
export { type WeightsOptions, weights } from "./objective/weights.js";
export { type AdamOptions, scaleByAdam } from "./optim/adam.js";
export { clipByGlobalNorm } from "./optim/clip.js";
export { type OptimizerRecipe, optimizers } from "./optim/index.js";
export { type MomentumOptions, scaleByMomentum } from "./optim/momentum.js";
export { type MuonOptions, scaleByMuon } from "./optim/muon.js";
export {
  type AdamRecipe,
  type AdamWOptions,
  adam,
  adamW,
  type ClipOptions,
  type MomentumRecipe,
  type MuonRecipe,
  momentum,
  muon,
  nesterov,
  type RmsPropRecipe,
  rmsProp,
  type SoapRecipe,
  sgd,
  soap,
} from "./optim/recipes.js";
export { type RmsPropOptions, scaleByRmsProp } from "./optim/rms-prop.js";
export { type SoapOptions, scaleBySoap } from "./optim/soap.js";
export {
  chain,
  type Transform,
  type TransformPlan,
  type TransformStep,
  type TransformUpdate,
} from "./optim/transform.js";
export { addDecayedWeights } from "./optim/weight-decay.js";
export type { ParameterBlock, ParameterLayout, ParameterSlice, SliceRole, SliceSpec } from "./params/layout.js";
export { automatic } from "./schedule/automatic.js";
export { type SigmaChoice, sigmaRules } from "./schedule/index.js";
export { type OnDemandOptions, onDemand } from "./schedule/on-demand.js";
export { type PlateauOptions, plateau } from "./schedule/plateau.js";
export { type RateRule, type SigmaAnnealedRateOptions, sigmaAnnealedRate } from "./schedule/rate.js";
export { type DecayingRateOptions, type RateChoice, rateRules, type SigmaAnnealedOptions } from "./schedule/rates.js";
export { type RelativeGapOptions, relativeGap } from "./schedule/relative-gap.js";
export {
  type EpochObservation,
  followSchedule,
  type RunLength,
  type SigmaController,
  type SigmaRule,
  type StepObservation,
} from "./schedule/rule.js";
export {
  constant,
  cosine,
  geometric,
  type JoinedPart,
  join,
  linear,
  type PathOptions,
  type Schedule,
} from "./schedule/schedule.js";
export { type AnnealedOptions, annealed, type FixedSigmaOptions, fixedSigma } from "./schedule/sigma.js";
export { type SingleLoopOptions, singleLoop } from "./schedule/single-loop.js";
export type { Activation, Exactness } from "./smoothing/contract.js";
export { activations } from "./smoothing/index.js";
export { paperApproximation } from "./smoothing/paper.js";
export { type Smoothed, type SmoothedOptions, smoothed } from "./smoothing/smoothed.js";
export type { AmplitudePathOptions } from "./train/amplitude-path.js";
export type { CheckpointOptions } from "./train/checkpoint/checkpoints.js";
export type { EpochPlace, RunCount, TrainingState } from "./train/checkpoint/state.js";
export { type EffectiveMemory, type EffectiveMemoryOptions, effectiveMemory } from "./train/effective-memory.js";
export type { TrainOptions } from "./train/options.js";
export { type BatchShape, type PlannedStep, type PlanOptions, plan, type StepResult } from "./train/plan.js";
export { type PredictOptions, predict } from "./train/predict.js";
export { Predictor, type PredictorOptions } from "./train/predictor.js";
export type { Beginning, TrainingOutcome, TrainingRecord, TrainingResult, ValidationPoint } from "./train/records.js";
export type { TrainingRun } from "./train/run.js";
export type { SigmaState } from "./train/sigma-watch.js";
export { joinTeam, type TeamSize, teamMemory } from "./train/team/shared-team.js";
export type { Share, Team, Vote } from "./train/team/team.js";
export { train } from "./train/train.js";
export { type TrainPenaltyOptions, trainPenalty } from "./train/trainers/penalty.js";
