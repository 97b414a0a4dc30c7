internal import ArgumentParser

/// Proposals to a body.
struct MotionNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "motion", abstract: "Proposals to a body.",
    subcommands: [
      MotionList.self, MotionShow.self, MotionPropose.self, MotionRevise.self, MotionSecond.self,
      MotionObject.self,
      MotionWithdraw.self, MotionAmend.self, MotionRefer.self, MotionReport.self,
      MotionPostpone.self, MotionTable.self, MotionTake.self, MotionDivide.self,
      MotionDissent.self, MotionConsent.self, MotionPull.self, MotionReconsider.self,
      MotionRatify.self, MotionDiff.self, MotionRule.self, MotionWithdrawRuling.self,
      MotionAppeal.self,
      MotionHear.self, MotionAnswer.self, MotionWaive.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
