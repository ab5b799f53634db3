package httpapi

import (
	"reflect"

	"interessentkart/internal/access"
	"interessentkart/internal/analysis"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/compare"
	"interessentkart/internal/duties"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/governance"
	"interessentkart/internal/governance/structure"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
)

// enumerations are the values of those types that are never empty and have no
// method Values: the ones that are read, and never left unstated.
func enumerations() map[reflect.Type][]string {
	all := map[reflect.Type][]string{}
	list(all, access.Kinds())
	list(all, []catalogue.Confidence{catalogue.TwoCopies, catalogue.OneCopy, catalogue.LookedUp, catalogue.NoNumber,
		catalogue.DocumentedNow, catalogue.DocumentedOlder, catalogue.Supported, catalogue.AssumedMinistry, catalogue.Uncertain})
	list(all, []catalogue.By{catalogue.ByNumber, catalogue.ByName, catalogue.ByShort, catalogue.ByFormer, catalogue.ByEnded})
	list(all, []register.Reason{register.ByNumber, register.ByForm, register.BySector, register.ByRegister, register.ByParent,
		register.NoActor, register.Unsettled, register.ByDefault})
	list(all, []sources.Basis{sources.Read, sources.Reference})
	list(all, []sources.Reason{sources.PeriodOver, sources.NoAddress, sources.Unread, sources.OutOfForce, sources.Old})
	list(all, stakeholder.RecordKinds())
	list(all, analysis.Measures())
	list(all, analysis.Quadrants())
	list(all, analysis.Reasons())
	list(all, []compare.What{compare.Added, compare.Removed, compare.Changed})
	list(all, []compare.Subject{compare.TopPlace, compare.InQuadrant, compare.Sign, compare.OfFinding})
	list(all, append(exchange.Forms(), exchange.KumuSheets))
	list(all, append(reading.Scales(), reading.ScaleUnknown))
	list(all, []reading.How{reading.Own, reading.Known, reading.Near, reading.Stated, reading.Chosen, reading.None})
	list(all, reading.Choices())
	list(all, []reading.Direction{reading.Directed, reading.Undirected, reading.Mixed})
	list(all, []merge.Reason{merge.Several, merge.Numbers, merge.Owner, merge.Cycle, merge.Hangs, merge.Rounds})
	list(all, governance.Severities())
	list(all, governance.Strengths())
	list(all, duties.Levels())
	list(all, []governance.Place{governance.First, governance.Among, governance.Unstated, governance.Fact})
	list(all, governance.Grades())
	list(all, governance.Ways())
	list(all, governance.Aparts())
	list(all, []governance.StepKind{governance.StepSpeaks, governance.StepRepresents, governance.StepPartOf, governance.StepOwnPart,
		governance.StepSits, governance.StepAttends, governance.StepReports})
	list(all, []governance.Place{governance.First, governance.Among, governance.Unstated, governance.Fact})
	list(all, duties.Levels())
	list(all, []governance.WeightKind{governance.ByScore, governance.ByCount})
	list(all, []structure.Why{structure.IsOwner, structure.IsLeader, structure.IsMust, structure.HoldsInterest})
	list(all, []structure.FactKind{structure.UnknownInterest, structure.UnknownInfluence, structure.UnknownAffected, structure.UnknownScores,
		structure.Speaks, structure.Holds})
	list(all, []governance.Rests{governance.RestsOnLevels, governance.RestsOnPrivate})
	return all
}

func list[T ~string](all map[reflect.Type][]string, values []T) {
	all[reflect.TypeFor[T]()] = names(values)
}

func names[T ~string](values []T) []string {
	var list []string
	for _, v := range values {
		list = append(list, string(v))
	}
	return list
}
