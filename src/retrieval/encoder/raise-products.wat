;; Multiplies a vector with each of several that lie one behind the other, and keeps the highest product of each part.
;; Translated by wat2wasm (wabt 1.0.39) into the text in products.ts.
(module
  (memory (export "memory") 1)
  ;; $left: address of the vector of $length bytes, a multiple of 16; $row to $end: the others, $stride bytes each, of which
  ;; the last is the number of their part; $highest: address of the parts' products, four bytes each.
  (func (export "raise") (param $left i32) (param $row i32) (param $end i32) (param $length i32) (param $stride i32)
    (param $highest i32)
    (local $from i32) (local $to i32) (local $stop i32) (local $place i32) (local $product i32) (local $sums v128)
    (local.set $stop (i32.add (local.get $left) (local.get $length)))
    (loop $rows
      (local.set $from (local.get $left))
      (local.set $to (local.get $row))
      (local.set $sums (v128.const i32x4 0 0 0 0))
      (loop $steps
        (local.set $sums (i32x4.add (local.get $sums) (i32x4.dot_i16x8_s
          (v128.load8x8_s (local.get $from)) (v128.load8x8_s (local.get $to)))))
        (local.set $sums (i32x4.add (local.get $sums) (i32x4.dot_i16x8_s
          (v128.load8x8_s offset=8 (local.get $from)) (v128.load8x8_s offset=8 (local.get $to)))))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br_if $steps (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 16))) (local.get $stop))))
      (local.set $product (i32.add
        (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
        (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
      (local.set $row (i32.add (local.get $row) (local.get $stride)))
      (local.set $place (i32.add (local.get $highest)
        (i32.shl (i32.load8_u (i32.sub (local.get $row) (i32.const 1))) (i32.const 2))))
      (if (i32.gt_s (local.get $product) (i32.load (local.get $place)))
        (then (i32.store (local.get $place) (local.get $product))))
      (br_if $rows (i32.lt_u (local.get $row) (local.get $end))))))
