Feature: A device raises only its own interrupts

  A message is a DMA write. Where the interrupt controller does not look at who
  wrote it, a guest could forge any vector of the host.

  @clause:security-interrupts-isolated
  Rule: Without isolated interrupts no IOMMU type can be set

    Scenario: The container stays without mappings
      Given a host whose interrupt controller cannot tell devices apart
      And a user who has put the group of "card0" into a container
      When the user chooses an IOMMU type
      Then the kernel answers EPERM

    Scenario: An administrator can overrule it
      Given a host whose interrupt controller cannot tell devices apart, which its administrator accepts
      And a user who has put the group of "card0" into a container
      When the user chooses an IOMMU type
      Then the kernel agrees
