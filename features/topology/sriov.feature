Feature: Virtual functions

  A virtual function has registers of its own. Where it sits and what places it
  is written in the physical function.

  Rule: The place of a virtual function follows from the physical one

    @clause:sriov-routing-id
    Scenario Outline: With offset <offset> and stride <stride> virtual function <number> is at <place>
      Given a physical function at "0000:75:00.0" with First VF Offset <offset> and VF Stride <stride>
      When the kernel enables 8 virtual functions
      Then virtual function <number> is at "<place>"

      Examples:
        | offset | stride | number | place        |
        | 1      | 1      | 0      | 0000:75:00.1 |
        | 1      | 1      | 7      | 0000:75:01.0 |
        | 8      | 2      | 3      | 0000:75:01.6 |

    @clause:sriov-routing-id-carry
    Scenario Outline: Beyond the bus, with offset <offset> and stride <stride>, virtual function <number> is at <place>
      Given a physical function at "0000:75:00.0" with First VF Offset <offset> and VF Stride <stride>
      When the kernel enables 8 virtual functions
      Then virtual function <number> is at "<place>"

      Examples:
        | offset | stride | number | place        |
        | 128    | 128    | 1      | 0000:76:00.0 |
        | 128    | 128    | 7      | 0000:79:00.0 |

  Rule: A virtual function borrows from the physical one

    @clause:sriov-ids
    Scenario: The ids in its own configuration space read as ones
      Given a physical function at "0000:75:00.0" with First VF Offset 1 and VF Stride 1
      When the kernel enables 8 virtual functions
      Then the ids of virtual function 0 read as ones
      And drivers find virtual function 0 as "1af4:0002"

    @clause:sriov-bars
    Scenario: The registers of virtual functions lie one after the other
      Given a physical function at "0000:75:00.0" with First VF Offset 1 and VF Stride 1
      When the kernel enables 8 virtual functions
      Then the registers of virtual function 5 begin 5 windows behind those of virtual function 0

    @clause:sriov-memory-enable
    Scenario: One bit takes all their registers off the bus
      Given a physical function at "0000:75:00.0" with First VF Offset 1 and VF Stride 1
      And the kernel has enabled 8 virtual functions
      When VF Memory Space Enable is cleared
      Then the registers of every virtual function read as ones

    @clause:sriov-count
    Scenario: A second set is refused while the first exists
      Given a physical function at "0000:75:00.0" with First VF Offset 1 and VF Stride 1
      And the kernel has enabled 8 virtual functions
      When the kernel tries to enable 2 virtual functions
      Then that is refused with EBUSY

  Rule: A reset stays in its function

    @clause:sriov-reset @clause:sriov-reset-physical
    Scenario: Resetting one virtual function leaves everything else as it was
      Given a physical function at "0000:75:00.0" with First VF Offset 1 and VF Stride 1
      And the kernel has enabled 8 virtual functions
      And every function holds a value of its own in a register
      When the kernel resets virtual function 3
      Then the register of virtual function 3 is at its reset value
      And every other function still holds its value
