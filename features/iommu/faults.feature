Feature: What the IOMMU does not let through

  A request that faults leaves no trace in memory, and one in the IOMMU.

  Background:
    Given this machine:
      """
      root port: root port, ACS SV+RR+CR+UF
        card: endpoint
      other root port: root port, ACS SV+RR+CR+UF
        other: endpoint
      """
    And a user owns "card" and has mapped memory for it

  Rule: A fault is seen by the IOMMU and felt by the function

    @clause:iommu-fault-write @clause:iommu-fault-event
    Scenario: A write to an address that is not mapped is dropped
      When "card" writes to an address that is not mapped
      Then the write ends in a fault
      And no memory has changed
      And the IOMMU has noted a write of "card" to that address

    @clause:iommu-fault-read @clause:iommu-fault-event
    Scenario: A read from an address that is not mapped brings ones
      When "card" reads from an address that is not mapped
      Then "card" has read nothing but ones
      And the IOMMU has noted a read of "card" from that address

    @clause:iommu-fault-permission
    Scenario: Memory that may be read is not written
      Given the user has mapped memory for "card" that may only be read
      When "card" writes to that memory
      Then the write ends in a fault
      And no memory has changed

  Rule: An interrupt message is a DMA write

    @clause:iommu-message-way
    Scenario: A message passes the port and the IOMMU
      Given the kernel serves interrupt messages of "card" and "other"
      When "card" raises its interrupt
      Then the message has passed "root port" and was translated
      And the kernel's handler for "card" was called

    @clause:iommu-message-own
    Scenario: A message with the data of another raises nothing of the other's
      Given the kernel serves interrupt messages of "card" and "other"
      When "card" writes the message of "other" to the doorbell
      Then the kernel's handler for "other" was not called
