/// The one way to write a number from 0 to 2^63 - 1: digits without a leading zero; nil for anything
/// else.
func decimal(_ digits: ArraySlice<UInt8>) -> Int64? {
  guard let first = digits.first, first != 0x30 || digits.count == 1 else { return nil }
  var number: Int64 = 0
  for digit in digits {
    guard (0x30...0x39).contains(digit) else { return nil }
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
    let (sum, isStillTooLarge) = product.addingReportingOverflow(Int64(digit - 0x30))
    guard !isTooLarge, !isStillTooLarge else { return nil }
    number = sum
  }
  return number
}
